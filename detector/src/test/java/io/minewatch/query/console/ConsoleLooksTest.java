package io.minewatch.query.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;

import io.minewatch.ledger.Scope;
import io.minewatch.query.api.access.Role;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How the console looks: by night, in Chinese, on a wall, on paper, and to those who see less. */
@EnabledIf("io.minewatch.query.console.Chromium#isInstalled")
class ConsoleLooksTest extends ConsoleCases {

    @Test
    void speaksChineseByNight() {
        reader = chromium.reader(desk, Reader.LAPTOP, ColorScheme.DARK, "zh-CN");
        reader.picture("zh-dark-sign-in").signIn(administrator);
        assertEquals("总览", reader.heading());
        assertEquals("zh-CN", reader.page.locator("html").getAttribute("lang"));
        reader.picture("zh-dark-overview");
        reader.open("#/regions").picture("zh-dark-map");
        reader.open("#/regions?region=500000&by=power").picture("zh-dark-regions");
        reader.open("#/detections").picture("zh-dark-detections");
        reader.open("#/detection/" + SmallProvince.HOSTILE_ID).picture("zh-dark-detection");
        reader.open("#/sites").picture("zh-dark-sites");
    }

    @Test
    void remembersLanguageAndTheme() {
        reader = chromium.reader(desk).signIn(administrator);
        reader.press("l");
        PlaywrightAssertions.assertThat(reader.page.locator("main h1")).hasText("总览");
        String day = background();
        reader.press("t", "t");
        assertNotEquals(day, background());
        String night = background();
        reader.page.reload();
        assertEquals("总览", reader.settle().heading());
        assertEquals(night, background());
    }

    @Test
    void followsTheSystemUnlessItIsToldOtherwise() {
        reader = chromium.reader(desk).signIn(administrator);
        String day = background();
        var night = new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK);
        reader.page.emulateMedia(night);
        reader.page.waitForCondition(() -> !day.equals(background()));
        reader.press("t");
        assertEquals(day, background());
        reader.page.reload();
        reader.settle();
        assertEquals(day, background());
    }

    private String background() {
        return String.valueOf(
                reader.page.evaluate("getComputedStyle(document.body).backgroundColor"));
    }

    @Test
    void fillsAWall() {
        reader = chromium.reader(desk, Reader.WALL, ColorScheme.DARK, "en-GB");
        reader.signIn(administrator).picture("wall-overview");
        double letter = size("main .tile-figure");
        assertTrue(letter > 50, "letters of " + letter + " pixels");
        assertFitsAcross();
        reader.open("#/detections").picture("wall-detections");
        assertFitsAcross();
    }

    private double size(String selector) {
        Object size =
                reader.page.evaluate(
                        "s => parseFloat(getComputedStyle(document.querySelector(s)).fontSize)",
                        selector);
        return ((Number) size).doubleValue();
    }

    /** Names of what cannot be told without seeing it, and landmarks that are not there once. */
    private static final String UNTOLD =
            """
            [...document.querySelectorAll('main :is(input, select, textarea)')]
                .filter(e => e.labels.length === 0 && !e.ariaLabel).map(e => e.id)
                .concat([...document.querySelectorAll('main :is(a, button)')]
                    .filter(e => !e.textContent.trim() && !e.ariaLabel).map(e => e.outerHTML))
                .concat(['main', 'header', 'nav:not(main nav)', 'h1', '[aria-current=page][data-page]']
                    .filter(s => document.querySelectorAll(s).length !== 1))
            """;

    @Test
    void fitsALaptopAndIsToldToThoseWhoDoNotSee() {
        reader = chromium.reader(desk).signIn(administrator);
        for (String page :
                List.of(
                        "#/overview",
                        "#/regions",
                        "#/detections",
                        "#/sites",
                        "#/pools",
                        "#/health",
                        "#/audit",
                        "#/detection/" + SmallProvince.HOSTILE_ID)) {
            reader.open(page);
            assertFitsAcross();
            assertEquals(List.of(), reader.page.evaluate(UNTOLD), page);
        }
    }

    private void assertFitsAcross() {
        assertEquals(
                true,
                reader.page.evaluate(
                        "document.documentElement.scrollWidth <= innerWidth && [...document"
                                + ".querySelectorAll('.table-box')].every(e => e.scrollWidth <="
                                + " e.clientWidth)"),
                reader.page.url());
    }

    @Test
    void prints() {
        reader = chromium.reader(desk).signIn(administrator);
        reader.open("#/detection/" + SmallProvince.HOSTILE_ID);
        reader.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        PlaywrightAssertions.assertThat(reader.page.locator("header.side")).isHidden();
        PlaywrightAssertions.assertThat(reader.page.locator("#comment")).isHidden();
        PlaywrightAssertions.assertThat(reader.page.locator("#evidence")).isVisible();
        reader.wholePicture("paper");
        byte[] paper =
                reader.page.pdf(
                        new Page.PdfOptions()
                                .setFormat("A4")
                                .setPath(Reader.PICTURES.resolve("paper.pdf")));
        assertTrue(paper.length > 10_000);
    }

    @Test
    void drawsAnIntervalAndTellsItInFigures() {
        reader = chromium.reader(desk).signIn(administrator);
        reader.open("#/detection/" + SmallProvince.HOSTILE_ID);
        reader.page.locator(".plot-band").first().waitFor();
        reader.page.locator(".figures summary").click();
        String row = reader.page.locator(".figures tbody tr").first().textContent();
        assertTrue(row.matches(".*\\d–\\d.* [kMGTPE]?H/s.*"), row);
        reader.picture("detection-figures");
    }

    @Test
    void tellsASuspicionFromAFindingAndSaysWhyNothingIsKnown() {
        reader = chromium.reader(desk).signIn(administrator);
        reader.open("#/detections?grade=suspected");
        var row = reader.page.locator("tbody tr").first();
        PlaywrightAssertions.assertThat(row.locator(".mark")).hasText("Suspected");
        PlaywrightAssertions.assertThat(row.locator("td .unknown").first())
                .hasAttribute("title", "no work was seen");
        assertEquals("italic", style(".mark", "fontStyle"));
        reader.rows().first().click();
        PlaywrightAssertions.assertThat(reader.page.locator(".strip"))
                .containsText("unknown: no work was seen");
        reader.picture("suspicion");
        reader.open("#/detections?grade=confirmed");
        assertEquals("normal", style(".mark", "fontStyle"));
    }

    private Object style(String selector, String name) {
        return reader.page
                .locator(selector)
                .first()
                .evaluate("(e, name) => getComputedStyle(e)[name]", name);
    }

    @Test
    void goesDownTheRegionsByKeyboard() {
        reader = chromium.reader(desk).signIn(administrator);
        reader.press("g", "r");
        reader.page.locator(".tilemap").waitFor();
        var chongqing = reader.page.locator(".map-link[aria-label^='重庆市']");
        chongqing.focus();
        reader.press("Enter");
        reader.page.locator(".areamap").waitFor();
        PlaywrightAssertions.assertThat(reader.page.locator(".crumbs")).containsText("重庆市");
        reader.picture("regions-below");
        reader.press("j", "Enter");
        PlaywrightAssertions.assertThat(reader.page.locator("main h1")).hasText("Detections");
        reader.page.goBack();
        reader.page.locator(".areamap").waitFor();
        reader.press("u");
        reader.page.locator(".tilemap").waitFor();
    }

    @Test
    void showsAViewerSumsOnly() {
        reader = chromium.reader(desk).signIn(desk.token(Role.VIEWER, Scope.ALL));
        assertEquals(
                List.of("overview", "regions", "pools", "health"),
                reader.page
                        .locator("nav [data-page]")
                        .evaluateAll("links => links.map(link => link.dataset.page)"));
        PlaywrightAssertions.assertThat(reader.page.locator("#live"))
                .hasText("Updated every 20 seconds");
        reader.press("g", "d");
        assertEquals("Overview", reader.heading());
        reader.forgive("status of 403");
    }

    @Test
    void asksWhatForWhereTheRoleMustSay() {
        reader = chromium.reader(desk);
        String officer = desk.token(Role.OFFICER, Scope.of(Set.of("500000")));
        reader.signIn(officer);
        reader.page.locator("main #purpose").fill("案件 2026-118");
        reader.page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(reader.page.locator("main h1")).hasText("Overview");
        var asked = desk.ledger.auditTrail(Optional.empty(), Optional.empty(), 50);
        assertTrue(asked.items().stream().anyMatch(it -> it.purpose().equals("案件 2026-118")));
        reader.picture("officer");
        reader.forgive("status of 400");
    }
}
