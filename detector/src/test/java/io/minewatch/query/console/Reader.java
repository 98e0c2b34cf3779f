package io.minewatch.query.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Somebody in front of the console: a browser window that notes every complaint. */
final class Reader implements AutoCloseable {

    /** Screenshots stay behind for people to look at. */
    static final Path PICTURES = Path.of("target/screenshots");

    static final int LAPTOP = 1366;
    static final int WALL = 3840;

    /** Of all that is waited for here, nothing takes as long unless it fails. */
    static final double PATIENCE_MILLIS = 60_000;

    /** What a browser says of an answer that the console expects: nobody is signed in yet. */
    private static final String EXPECTED = "status of 401";

    /** Says which page was turned to last: that the address has changed is told a little later. */
    private static final String TELLING =
            """
            window.turnedTo = location.hash;
            addEventListener('hashchange', () => window.turnedTo = location.hash);
            """;

    private static final String SETTLED =
            """
            window.turnedTo === location.hash
                && document.querySelector('main#main:not([aria-busy]) h1') !== null
            """;

    final Page page;
    private final BrowserContext context;
    private final String address;
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
    private final List<String> forgiven = new ArrayList<>();

    Reader(Browser browser, String address, int width, ColorScheme scheme, String locale) {
        this.address = address;
        context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(width, width * 9 / 16)
                                .setColorScheme(scheme)
                                .setLocale(locale)
                                .setTimezoneId("Asia/Shanghai"));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        page = context.newPage();
        page.onConsoleMessage(this::note);
        page.onPageError(complaints::add);
        page.addInitScript(TELLING);
        page.navigate(address);
    }

    private void note(ConsoleMessage message) {
        boolean bad = message.type().equals("error") || message.type().equals("warning");
        if (bad && !message.text().contains(EXPECTED)) {
            complaints.add(message.text());
        }
    }

    /**
     * What the browser complained of: scripts that failed, and what the policy kept from working.
     */
    List<String> complaints() {
        return List.copyOf(complaints).stream()
                .filter(complaint -> forgiven.stream().noneMatch(complaint::contains))
                .toList();
    }

    /** Complaints with this text are none, before or after: the test provokes them. */
    void forgive(String text) {
        forgiven.add(text);
    }

    Reader signIn(String token) {
        page.locator("#token").fill(token);
        page.locator("button.main").click();
        return settle();
    }

    /** Goes to a page of the console, as a link to it would. */
    Reader open(String hash) {
        page.navigate(address + hash);
        return settle();
    }

    /** Presses keys one after the other. */
    Reader press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
        return settle();
    }

    /** Waits until the page shows what it was turned to. */
    Reader settle() {
        page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate(SETTLED)));
        return this;
    }

    String heading() {
        return page.locator("main h1").first().textContent();
    }

    Locator rows() {
        return page.locator("[data-row]");
    }

    /** The row that has the focus. */
    String focusedRow() {
        return String.valueOf(page.evaluate("document.activeElement.dataset.row ?? ''"));
    }

    Reader picture(String name) {
        page.waitForTimeout(250);
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
        return this;
    }

    Reader wholePicture(String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(PICTURES.resolve(name + ".png")));
        return this;
    }

    @Override
    public void close() {
        context.close();
    }
}
