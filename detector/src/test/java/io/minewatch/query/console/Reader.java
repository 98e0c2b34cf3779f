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
    static final double PATIENCE_MILLIS = 30_000;

    /** What a browser says of an answer that the console expects: nobody is signed in yet. */
    private static final String EXPECTED = "status of 401";

    final Page page;
    private final BrowserContext context;
    private final String address;
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());

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
        return List.copyOf(complaints);
    }

    /** Takes back the complaints with this text, where the test provoked them. */
    void forgive(String text) {
        complaints.removeIf(complaint -> complaint.contains(text));
    }

    Reader signIn(String token) {
        page.locator("#token").fill(token);
        page.locator("button.main").click();
        page.locator("main#main h1").waitFor();
        return this;
    }

    /** Goes to a page of the console, as a link to it would. */
    Reader open(String hash) {
        page.navigate(address + hash);
        settle();
        return this;
    }

    /** Presses keys one after the other. */
    Reader press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
        settle();
        return this;
    }

    /** Waits until the page shows what it asked for. */
    Reader settle() {
        page.locator("main#main:not([aria-busy]) h1").first().waitFor();
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
