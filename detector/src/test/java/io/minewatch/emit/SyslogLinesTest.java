package io.minewatch.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.locate.LocatedDetection;
import io.minewatch.locate.Location;
import io.minewatch.locate.Location.Organization;
import io.minewatch.verdict.Grade;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

class SyslogLinesTest {

    /** RFC 5424 section 6, with a bound on each part and no character that acts. */
    private static final Pattern MESSAGE =
            Pattern.compile(
                    "<(\\d{1,3})>1 \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z [!-~]{1,255}"
                            + " [!-~]{1,48} [!-~]{1,128} [!-~]{1,32} \\[[^ =\\]\"]{1,32}(?:"
                            + " [a-z-]{1,32}=\"(?:[^\"\\\\\\]\\p{Cntrl}]|\\\\[\"\\\\\\]])*+\")*+\\]"
                            + " \\uFEFF?[^\\p{Cntrl}]*+");

    private final SyslogLines lines = new SyslogLines(16, "sensor-7", Optional.empty());

    @Test
    void writesAMessage() {
        assertEquals(
                "<132>1 2026-08-20T03:11:05.998000Z sensor-7 minewatch - detection [minewatch@32473"
                    + " id=\"d1-aaaaaaaaaaaaaaaaaaaaaaaa\""
                    + " flow=\"1:fmiXvpfrViqHEYlyoIZegisXAtQ=@2026-08-20T02:11Z\" revision=\"1\""
                    + " grade=\"confirmed\" protocol=\"stratum_v1\" client=\"100.64.3.9\""
                    + " domain=\"vlan:77\" server=\"198.51.100.7\" port=\"3333\""
                    + " name=\"pool.example\" algorithm=\"sha256d\" coin=\"BTC\" pool=\"Example"
                    + " Pool\" account=\"bc1qar…5mdq\" location=\"L4\" region=\"500242\"]"
                    + " \uFEFFconfirmed mining: 100.64.3.9 to pool.example port 3333, stratum_v1,"
                    + " BTC, Example Pool",
                text(lines, Sample.full().take()));
    }

    @Test
    void aNodeIsNotSaidToMine() {
        var sample = Sample.bare();
        sample.grade = Grade.NOT_MINING;
        sample.protocol = "levin";
        var text = text(lines, sample.take());
        assertTrue(text.startsWith("<134>1 "), text);
        assertTrue(
                text.endsWith(
                        "] \uFEFFnot mining, a node: 100.64.3.9 to 198.51.100.7 port 3333, levin"),
                text);
    }

    @Test
    void theTextMayBeARecord() {
        var sample = Sample.full().take();
        for (Rendering record : List.of(Rendering.json(), Rendering.eve())) {
            var text = text(new SyslogLines(0, "", Optional.of(record)), sample);
            assertTrue(text.startsWith("<4>1 2026-08-20T03:11:05.998000Z - minewatch "), text);
            var line = new String(record.of(sample).orElseThrow(), StandardCharsets.UTF_8);
            assertTrue((text + "\n").endsWith("\"] " + line), text);
        }
    }

    @Test
    void whatActsInAValueIsInert() {
        var sample = Sample.full();
        sample.pool = Optional.of("a\"b]c\\d\ne\u202Ef");
        var text = text(lines, sample.take());
        assertTrue(text.contains(" pool=\"a\\\"b\\]c\\\\d<U+000A>e<U+202E>f\""), text);
        sample.pool = Optional.of("x".repeat(255) + "y");
        text = text(lines, sample.take());
        assertTrue(text.contains(" pool=\"" + "x".repeat(255) + "\""), text);
        sample.pool = Optional.of("x".repeat(254) + "\uD83D\uDCA9");
        text = text(lines, sample.take());
        assertTrue(text.contains(" pool=\"" + "x".repeat(254) + "\""), text);
    }

    @Test
    void everyMessageIsOne() {
        var random = new RandomSamples(5);
        for (int i = 0; i < 3000; i++) {
            var always = new SyslogLines(i % 24, "host name\u0000" + i, Optional.empty());
            var text = text(always, random.next());
            assertTrue(MESSAGE.matcher(text).matches(), text);
            assertTrue(text.contains(" hostname" + i + " minewatch "), text);
        }
    }

    @Test
    void onlyWhatIsNewIsSaid() {
        var said = new ArrayList<String>();
        var sample = Sample.full();
        Consumer<String> report = what -> lines.of(sample.take()).ifPresent(_ -> said.add(what));
        report.accept("found");
        sample.end = sample.end.plusSeconds(60);
        report.accept("more shares");
        sample.grade = Grade.PROBABLE;
        report.accept("another grade");
        sample.coin = Optional.of("BCH");
        report.accept("another coin");
        sample.start = sample.start.plusSeconds(3600);
        report.accept("another conversation");
        sample.location = with(sample.location, "Beta Metals", "1 Road");
        report.accept("another holder");
        sample.location = with(sample.location, "Beta Metals", "2 Road");
        report.accept("another address");
        sample.location = Sample.bare().location;
        report.accept("another place");
        report.accept("the same again");
        sample.account = Optional.empty();
        report.accept("another account");
        assertEquals(
                List.of(
                        "found",
                        "another grade",
                        "another coin",
                        "another conversation",
                        "another holder",
                        "another address",
                        "another place",
                        "another account"),
                said);
        assertTrue(lines.of(sample.take().standingFor(3)).isPresent());
    }

    @Test
    void noMoreIsRememberedThanMayBe() {
        var changes = new StateChanges();
        for (int i = 0; i < StateChanges.MAX_CONVERSATIONS; i++) {
            assertTrue(changes.isNew(named(i)));
        }
        assertFalse(changes.isNew(named(0)));
        assertTrue(changes.isNew(named(StateChanges.MAX_CONVERSATIONS)));
        // Heard of lately, unlike the second.
        assertFalse(changes.isNew(named(0)));
        assertTrue(changes.isNew(named(1)));
    }

    private static Location with(Location place, String holder, String address) {
        return new Location(
                place.grade(),
                place.regionCode(),
                place.regionPath(),
                Optional.of(address),
                Optional.of(new Organization(Optional.empty(), Optional.of(holder))),
                place.line(),
                place.coarse(),
                place.candidates(),
                place.source());
    }

    private static LocatedDetection named(int number) {
        var sample = Sample.bare();
        sample.id = "d1-" + number;
        return sample.take();
    }

    private static String text(Rendering rendering, LocatedDetection located) {
        return new String(rendering.of(located).orElseThrow(), StandardCharsets.UTF_8);
    }
}
