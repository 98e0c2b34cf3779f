package io.minewatch.query.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The browser that the system has; none is downloaded. */
final class Chromium implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");

    private static final double START_MILLIS = 120_000;

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        PlaywrightAssertions.setDefaultAssertionTimeout(Reader.PATIENCE_MILLIS);
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        // The sandbox needs rights that containers and root do not have; only our pages are shown.
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(PROGRAM)
                                        .setTimeout(START_MILLIS)
                                        .setArgs(List.of("--no-sandbox")));
    }

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    /** A window of its own, signed out: an English laptop by day. */
    Reader reader(Desk desk) {
        return reader(desk, Reader.LAPTOP, ColorScheme.LIGHT, "en-GB");
    }

    Reader reader(Desk desk, int width, ColorScheme scheme, String locale) {
        return new Reader(browser, desk.address(), width, scheme, locale);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
