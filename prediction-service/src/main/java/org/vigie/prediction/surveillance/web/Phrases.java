package org.vigie.prediction.surveillance.web;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.prediction.catalogue.ProfileName;

/**
 * Tells the English phrases that findings are kept with in the language of the reader: each English message is read backwards to see
 * whether a phrase was made from it, and with what. Whatever is no phrase is data, and stays as it is.
 */
@Component
class Phrases {
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)}");
    private static final Pattern ALTERNATIVE = Pattern.compile(" or ");

    private final MessageSource messages;
    private final List<Phrase> expected;
    private final List<Phrase> found;

    Phrases(MessageSource messages) {
        this.messages = messages;
        this.expected = phrases("expected.");
        this.found = phrases("found.");
    }

    /** What should stand there. */
    String expected(String english, Locale language) {
        return retold(expected, english, language);
    }

    /** What stands there, where we say so and not the file. */
    String found(String english, Locale language) {
        return retold(found, english, language);
    }

    private String retold(List<Phrase> phrases, String english, Locale language) {
        for (Phrase phrase : phrases) {
            Matcher match = phrase.pattern().matcher(english);
            if (match.matches()) {
                Object[] arguments = IntStream.rangeClosed(1, match.groupCount())
                        .mapToObj(group -> argument(match.group(group), language))
                        .toArray();
                return messages.getMessage(phrase.key(), arguments, language);
            }
        }
        return english;
    }

    /** Days of the week, profiles, and names of columns, of which any one will do, are the only words among the arguments. */
    private String argument(String english, Locale language) {
        Optional<HubProfile> profile = HubProfile.find(english);
        if (profile.isPresent()) {
            return messages.getMessage(ProfileName.of(profile.get()), language);
        }
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().equals(english))
                .findFirst()
                .map(day -> day.getDisplayName(TextStyle.FULL, language))
                .orElseGet(() -> ALTERNATIVE
                        .splitAsStream(english)
                        .collect(Collectors.joining(" " + messages.getMessage("phrase.or", null, language) + " ")));
    }

    /** The most particular ones first, as "at most 5 entries" is "at most" something too. */
    private static List<Phrase> phrases(String start) {
        ResourceBundle english = ResourceBundle.getBundle("prediction-messages", Locale.ROOT);
        return english.keySet().stream()
                .filter(key -> key.startsWith(start))
                .sorted(Comparator.comparingInt((String key) -> -ARGUMENT.matcher(english.getString(key))
                                .replaceAll("")
                                .length())
                        .thenComparing(Comparator.naturalOrder()))
                .map(key -> Phrase.of(key, english.getString(key)))
                .toList();
    }

    /** An English message and what matches the phrases made from it; its arguments come in their order. */
    private record Phrase(String key, Pattern pattern) {
        static Phrase of(String key, String message) {
            String literal = message.replace("''", "'");
            StringBuilder pattern = new StringBuilder();
            Matcher argument = ARGUMENT.matcher(literal);
            int end = 0;
            while (argument.find()) {
                pattern.append(Pattern.quote(literal.substring(end, argument.start())))
                        .append("(.+)");
                end = argument.end();
            }
            return new Phrase(
                    key,
                    Pattern.compile(pattern.append(Pattern.quote(literal.substring(end)))
                            .toString()));
        }
    }
}
