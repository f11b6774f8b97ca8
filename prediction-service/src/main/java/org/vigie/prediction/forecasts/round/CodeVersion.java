package org.vigie.prediction.forecasts.round;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The version of the code that makes a forecast: the release, and a digest of the engine's own classes. */
@Component
public final class CodeVersion {
    private static final String ENGINE = "classpath*:org/vigie/forecasting/**/*.class";
    private static final int SHOWN_BYTES = 4;

    private final String text;

    CodeVersion(Environment environment) throws IOException {
        this.text = environment.getProperty("vigie.code-version", "unknown") + "+" + digest();
    }

    private static String digest() throws IOException {
        Resource[] classes = new PathMatchingResourcePatternResolver().getResources(ENGINE);
        Arrays.sort(classes, Comparator.comparing(CodeVersion::name));
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Resource each : classes) {
                try (InputStream content = each.getInputStream()) {
                    digest.update(content.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, SHOWN_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The class's own path, whatever archive or folder it lies in. */
    private static String name(Resource resource) {
        String path = resource.getDescription().replace('\\', '/');
        return path.substring(path.lastIndexOf("org/vigie/forecasting"));
    }

    @Override
    public String toString() {
        return text;
    }
}
