package org.vigie.systemtests;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Headless Chromium with one person in front of it. */
final class Browser implements AutoCloseable {
    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final Page page;
    private final String country;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser browser, Page page, String country) {
        this.playwright = playwright;
        this.browser = browser;
        this.page = page;
        this.country = country;
    }

    /** Opens a browser that prefers {@code language}; in CI there must be one, elsewhere the test is skipped without. */
    static Browser open(String country, String language) {
        Optional<Path> program = program();
        if (program.isEmpty() && System.getenv("CI") == null) {
            Assumptions.abort("no Chromium or Chrome found; point CHROMIUM at one to run this test");
        }
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(java.util.Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        com.microsoft.playwright.Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program.orElseThrow())
                        .setHeadless(true)
                        .setArgs(List.of("--no-sandbox", "--disable-background-networking", "--disable-quic")));
        BrowserContext context = browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale(language)
                .setViewportSize(1280, 900));
        Page page = context.newPage();
        page.setDefaultTimeout(30_000);
        return new Browser(playwright, browser, page, country);
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

    /** Signs in as the administrator; with {@code newPassword}, {@code password} is for one time. */
    void signIn(String url, String password, String newPassword) {
        page.navigate(url + "/bff/sign-in?to=/");
        page.fill("#username", "admin");
        page.fill("#password", password);
        screenshot("sign-in");
        page.click("main form button[type=submit]");
        if (newPassword != null) {
            page.fill("#password", newPassword);
            page.fill("#repeated", newPassword);
            screenshot("new-password");
            page.click("main form button[type=submit]");
        }
        page.waitForSelector("header .account");
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    /** Goes to a page of the dashboard and waits until it has what it needs. */
    void go(String address) {
        page.navigate(address);
        page.waitForSelector("main h1");
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    /** Waits until the first such element shows {@code text}; the dashboard fetches its words and data after a click. */
    void waitForText(String selector, String text) {
        PlaywrightAssertions.assertThat(page.locator(selector).first())
                .containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
    }

    /** Keeps a picture of the page under {@code target/screenshots}. */
    void screenshot(String name) {
        try {
            Path folder = Files.createDirectories(Vigie.target().resolve("screenshots"));
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(folder.resolve(country + "-" + name + ".png"))
                    .setFullPage(true));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
