package org.vigie.platform.country;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

/** What a deployment is: its languages, features, calendar and data profiles. */
public record CountryProfile(
        String code,
        List<Locale> locales,
        Set<Feature> features,
        Calendar calendar,
        List<String> hubProfiles,
        List<String> watchedProfiles,
        String ownPlace,
        int smallCellThreshold) {

    /** How days are gathered into weeks. */
    public enum Calendar {
        /** Sunday to Saturday. */
        MMWR,
        /** Monday to Sunday. */
        ISO
    }

    public CountryProfile {
        locales = List.copyOf(locales);
        features = features == null ? Set.of() : Set.copyOf(features);
        hubProfiles = List.copyOf(hubProfiles);
        watchedProfiles = watchedProfiles == null ? List.of() : List.copyOf(watchedProfiles);
        if (locales.isEmpty()) {
            throw new IllegalArgumentException("Country " + code + " has no locale");
        }
    }

    /** Reads the profile {@code country/<code>.yaml} from the class path. */
    public static CountryProfile of(@Nullable String code) {
        var resource = new ClassPathResource("country/" + code + ".yaml");
        if (code == null || !code.matches("[a-z]{2}") || !resource.exists()) {
            throw new IllegalArgumentException(
                    "vigie.country is '" + (code == null ? "" : code) + "', but must be one of us, fr, ch");
        }
        try {
            var sources = new MutablePropertySources();
            new YamlPropertySourceLoader().load("country", resource).forEach(sources::addLast);
            return new Binder(ConfigurationPropertySources.from(sources))
                    .bind("country", CountryProfile.class)
                    .get();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public boolean has(Feature feature) {
        return features.contains(feature);
    }

    public Locale defaultLocale() {
        return locales.getFirst();
    }

    /** Chooses the country's locale that suits an {@code Accept-Language} header best. */
    public Locale bestLocale(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return defaultLocale();
        }
        try {
            return LanguageRange.parse(acceptLanguage).stream()
                    .filter(range -> range.getWeight() > 0)
                    .flatMap(range -> locales.stream()
                            .filter(locale -> locale.getLanguage()
                                    .equals(Locale.forLanguageTag(range.getRange())
                                            .getLanguage())))
                    .findFirst()
                    .orElseGet(this::defaultLocale);
        } catch (IllegalArgumentException malformed) {
            return defaultLocale();
        }
    }
}
