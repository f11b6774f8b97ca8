package org.vigie.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A browser without a screen: keeps cookies, follows redirects one by one, fills in forms. */
public final class TestBrowser {
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]*)\"");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final List<String> visited = new ArrayList<>();
    private final String language;
    private @Nullable HttpResponse<String> page;

    public TestBrowser(String language) {
        this.language = language;
    }

    /** Opens an address and follows redirects to the end. */
    public HttpResponse<String> open(String address) {
        return follow(send(request(URI.create(address)).GET().build()));
    }

    /** Opens an address and stays there, whatever it answers. */
    public HttpResponse<String> fetch(String address, String... headers) {
        var request = request(URI.create(address));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request.GET().build());
    }

    /** Sends a body by another method and stays there. */
    public HttpResponse<String> send(String method, String address, String body, String... headers) {
        var request = request(URI.create(address)).method(method, HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    /** Fills in the form of the present page, submits it and follows redirects. */
    public HttpResponse<String> submit(Map<String, String> values) {
        var page = Objects.requireNonNull(this.page, "open a page first");
        var form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new AssertionError("No form on " + page.uri() + ": " + page.body());
        }
        var all = new LinkedHashMap<String, String>();
        var hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            all.put(hidden.group(1), hidden.group(2));
        }
        all.putAll(values);
        var body = all.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        var request = request(page.uri().resolve(form.group(1)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Referer", page.uri().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return follow(send(request.build()));
    }

    /** Addresses visited so far, redirects included. */
    public List<String> visited() {
        return List.copyOf(visited);
    }

    /** All cookies held. */
    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    /** Becomes a browser that has never been here. */
    public void forgetCookies() {
        cookies.getCookieStore().removeAll();
    }

    private HttpResponse<String> follow(HttpResponse<String> answer) {
        var next = answer;
        for (int hops = 0; next.statusCode() / 100 == 3 && hops < 20; hops++) {
            var location = next.headers().firstValue("Location").orElseThrow();
            next = send(request(next.uri().resolve(location)).GET().build());
        }
        return next;
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .header("Accept-Language", language)
                .header("Accept", "text/html,application/json;q=0.9,*/*;q=0.8");
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            visited.add(request.uri().toString());
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            page = answer;
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
