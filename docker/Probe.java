import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Asks URLs and compares their status: {@code Probe 200=http://127.0.0.1:9080/actuator/health/readiness}. It is the images' health
 * check and the chart's test, because the images have neither a shell nor curl.
 */
final class Probe {
    private static final int TIMEOUT_MILLIS = 5_000;

    private Probe() {}

    public static void main(String[] expectations) {
        boolean asExpected = expectations.length > 0;
        if (!asExpected) {
            System.err.println("Usage: Probe <status>=<url>...");
        }
        for (String expectation : expectations) {
            asExpected &= check(expectation);
        }
        System.exit(asExpected ? 0 : 1);
    }

    private static boolean check(String expectation) {
        int equals = expectation.indexOf('=');
        String url = expectation.substring(equals + 1);
        String found;
        try {
            found = String.valueOf(status(url));
        } catch (IOException | IllegalArgumentException failure) {
            found = failure.toString();
        }
        boolean same = equals > 0 && found.equals(expectation.substring(0, equals));
        System.out.println((same ? "ok      " : "NOT OK  ") + expectation + (same ? "" : " answered " + found));
        return same;
    }

    private static int status(String url) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setInstanceFollowRedirects(false);
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
