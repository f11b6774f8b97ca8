package org.vigie.prediction.surveillance.web;

import org.springframework.http.HttpStatus;
import org.vigie.platform.problem.ProblemException;

/** Text that people give and that is shown beside many values, so it is short. */
final class GivenText {
    private GivenText() {}

    static String atMost(String name, String text, int longest) {
        if (text.length() > longest) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "too-long", name, longest);
        }
        return text;
    }
}
