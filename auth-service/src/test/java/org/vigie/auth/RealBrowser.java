package org.vigie.auth;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Headless Chromium with a virtual authenticator, an eye on foreign requests, and axe-core. */
final class RealBrowser implements AutoCloseable {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final String TAGS = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";

    private final Playwright playwright;
    private final Browser browser;
    private final BrowserContext context;
    private final Page page;
    private final CDPSession devices;
    private final List<String> complaints = new ArrayList<>();

    private RealBrowser(Playwright playwright, Browser browser, BrowserContext context, String home) {
        this.playwright = playwright;
        this.browser = browser;
        this.context = context;
        page = context.newPage();
        page.setDefaultTimeout(60_000);
        page.onRequest(request -> {
            if (!request.url().startsWith(home)) {
                complaints.add("foreign request " + request.url());
            }
        });
        page.onPageError(complaints::add);
        devices = context.newCDPSession(page);
        devices.send("WebAuthn.enable");
    }

    /** Opens a browser that prefers the language; in CI there must be one, elsewhere the test is skipped without. */
    static RealBrowser open(String language, String home) {
        var program = program();
        if (program.isEmpty() && System.getenv("CI") == null) {
            Assumptions.abort("no Chromium or Chrome found; point CHROMIUM at one to run this test");
        }
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program.orElseThrow())
                        .setHeadless(true)
                        .setArgs(List.of("--no-sandbox", "--disable-background-networking", "--disable-quic")));
        var context = browser.newContext(new Browser.NewContextOptions()
                .setLocale(language)
                .setViewportSize(1280, 900)
                .setIgnoreHTTPSErrors(home.startsWith("https:")));
        return new RealBrowser(playwright, browser, context, home);
    }

    private static Optional<Path> program() {
        return Stream.of(
                        System.getenv().getOrDefault("CHROMIUM", ""),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/usr/bin/google-chrome-stable",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** What the browser complained about, foreign requests included. */
    List<String> complaints() {
        return complaints;
    }

    /** Plugs in a device that keeps passkeys and whose owner always touches it. */
    String plugIn(String transport) {
        var options = JsonParser.parseString("""
                {"options": {"protocol": "ctap2", "transport": "%s", "hasResidentKey": true, "isUserVerified": true,
                             "hasUserVerification": true, "automaticPresenceSimulation": true}}""".formatted(transport)).getAsJsonObject();
        return devices.send("WebAuthn.addVirtualAuthenticator", options)
                .get("authenticatorId")
                .getAsString();
    }

    void unplug(String device) {
        devices.send("WebAuthn.removeVirtualAuthenticator", of(device));
    }

    private static JsonObject of(String device) {
        var wish = new JsonObject();
        wish.addProperty("authenticatorId", device);
        return wish;
    }

    /** Presses the only visible button of that name. */
    void press(String name) {
        page.getByRole(
                        com.microsoft.playwright.options.AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    /** What axe-core finds wrong with the page for WCAG 2.2 AA, and whether it fits a narrow screen. */
    List<String> faults() {
        page.evaluate(axe());
        @SuppressWarnings("unchecked")
        var found = (List<String>) page.evaluate("""
                async () => (await axe.run({ runOnly: %s })).violations
                    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)""".formatted(TAGS));
        var faults = new ArrayList<>(found);
        page.setViewportSize(320, 800);
        var tooWide = (Integer) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        if (tooWide > 0) {
            faults.add(tooWide + " pixels too wide at 320");
        }
        page.setViewportSize(1280, 900);
        return faults;
    }

    /** Keeps pictures of the page, wide and narrow. */
    void picture(String name) {
        try {
            Files.createDirectories(PICTURES);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        for (int width : new int[] {1280, 390}) {
            page.setViewportSize(width, 900);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve(name + "-" + width + ".png"))
                    .setFullPage(true));
        }
        page.setViewportSize(1280, 900);
    }

    private static String axe() {
        try (var in = RealBrowser.class.getResourceAsStream("/axe.min.js")) {
            return new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
