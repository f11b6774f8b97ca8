import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.CookieStore;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Signs people in as browsers do, by authorization code with PKCE up to the tokens, and counts.
 * Arguments: authorization endpoint, token endpoint, redirect URI, client, secret, password, users, threads, seconds.
 */
class SignIns {
    static final Pattern ACTION = Pattern.compile("<form[^>]*action=\"([^\"]*)\"");
    static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk-bench";

    static String authorize, token, redirect, client, secret, password;

    public static void main(String[] args) throws Exception {
        authorize = args[0];
        token = args[1];
        redirect = args[2];
        client = args[3];
        secret = args[4];
        password = args[5];
        int users = Integer.parseInt(args[6]);
        int threads = Integer.parseInt(args[7]);
        long seconds = Long.parseLong(args[8]);
        var done = new AtomicInteger();
        var failed = new AtomicInteger();
        var next = new AtomicInteger();
        long begun = System.nanoTime();
        long end = begun + seconds * 1_000_000_000L;
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                pool.submit(() -> {
                    while (System.nanoTime() < end) {
                        try {
                            signIn("user" + (1 + next.getAndIncrement() % users));
                            done.incrementAndGet();
                        } catch (Exception failure) {
                            if (failed.getAndIncrement() == 0) {
                                System.err.println("first failure: " + failure);
                            }
                        }
                    }
                });
            }
        }
        double took = (System.nanoTime() - begun) / 1e9;
        System.out.printf("%.2f %d %d%n", done.get() / took, failed.get(), done.get());
        System.exit(0);
    }

    static void signIn(String user) throws Exception {
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager(new LoopbackCookies(), CookiePolicy.ACCEPT_ALL))
                .build();
        var challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        var page = follow(http, URI.create(authorize + "?" + form(Map.of(
                "response_type", "code", "client_id", client, "redirect_uri", redirect, "scope", "openid profile",
                "state", "s", "nonce", "n", "code_challenge", challenge, "code_challenge_method", "S256"))));
        var action = ACTION.matcher(page.body());
        if (!action.find()) {
            throw new IllegalStateException("no form at " + page.uri() + " " + page.statusCode());
        }
        var fields = new LinkedHashMap<String, String>();
        var hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        fields.put("username", user);
        fields.put("password", password);
        var answer = http.send(
                HttpRequest.newBuilder(page.uri().resolve(action.group(1).replace("&amp;", "&")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        var location = answer.headers().firstValue("Location").map(page.uri()::resolve).orElseThrow(
                () -> new IllegalStateException("sign-in answered " + answer.statusCode()));
        if (!location.toString().startsWith(redirect)) {
            location = follow(http, location).uri();
        }
        var code = parameter(location, "code");
        var tokens = http.send(
                HttpRequest.newBuilder(URI.create(token))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8)))
                        .POST(HttpRequest.BodyPublishers.ofString(form(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", redirect, "code_verifier", VERIFIER))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (tokens.statusCode() != 200) {
            throw new IllegalStateException("token endpoint: " + tokens.statusCode() + " " + tokens.body());
        }
    }

    /** Follows redirects up to a page or to the redirect URI, where nobody listens. */
    static HttpResponse<String> follow(HttpClient http, URI address) throws Exception {
        var now = address;
        for (int hops = 0; hops < 10; hops++) {
            var answer = http.send(HttpRequest.newBuilder(now).GET().build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 3) {
                return answer;
            }
            now = now.resolve(answer.headers().firstValue("Location").orElseThrow());
            if (now.toString().startsWith(redirect)) {
                return new Arrived(answer, now);
            }
        }
        throw new IllegalStateException("too many redirects");
    }

    /** Sends Secure cookies by plain http too, as browsers do to this machine itself. */
    static class LoopbackCookies implements CookieStore {
        private final CookieStore kept = new CookieManager().getCookieStore();

        public void add(URI from, HttpCookie cookie) {
            cookie.setSecure(false);
            kept.add(from, cookie);
        }

        public List<HttpCookie> get(URI to) { return kept.get(to); }
        public List<HttpCookie> getCookies() { return kept.getCookies(); }
        public List<URI> getURIs() { return kept.getURIs(); }
        public boolean remove(URI from, HttpCookie cookie) { return kept.remove(from, cookie); }
        public boolean removeAll() { return kept.removeAll(); }
    }

    record Arrived(HttpResponse<String> last, URI uri) implements HttpResponse<String> {
        public int statusCode() { return last.statusCode(); }
        public HttpRequest request() { return last.request(); }
        public java.util.Optional<HttpResponse<String>> previousResponse() { return java.util.Optional.empty(); }
        public java.net.http.HttpHeaders headers() { return last.headers(); }
        public String body() { return last.body(); }
        public java.util.Optional<javax.net.ssl.SSLSession> sslSession() { return java.util.Optional.empty(); }
        public HttpClient.Version version() { return last.version(); }
    }

    static String parameter(URI address, String name) {
        for (var pair : address.getRawQuery().split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        throw new IllegalStateException("no " + name + " in " + address);
    }

    static String form(Map<String, String> fields) {
        var text = new StringBuilder();
        fields.forEach((name, value) -> text.append(text.isEmpty() ? "" : "&").append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return text.toString();
    }
}
