package org.vigie.prediction.forecasts.round;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.GitProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The version of the code that makes a forecast: release and commit. */
@Component
class CodeVersion {
    private final String text;

    CodeVersion(Environment environment, ObjectProvider<GitProperties> git) {
        String release = environment.getProperty("vigie.code-version", "unknown");
        GitProperties commit = git.getIfAvailable();
        this.text = commit == null ? release : release + "+" + commit.getShortCommitId();
    }

    @Override
    public String toString() {
        return text;
    }
}
