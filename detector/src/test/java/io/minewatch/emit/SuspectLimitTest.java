package io.minewatch.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.locate.LocatedDetection;
import io.minewatch.verdict.Grade;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

class SuspectLimitTest {

    private static final int MOST = SuspectLimit.MAX_A_MINUTE;
    private static final long MINUTE = SuspectLimit.WINDOW_NANOS;

    private final SuspectLimit limit = new SuspectLimit();
    private long now = Long.MAX_VALUE - 30_000_000_000L;

    @Test
    void whatOneClientMayIsWrittenAndTheLastStandsForTheRest() {
        for (int i = 1; i <= MOST; i++) {
            assertEquals(List.of("d" + i + "+0"), admit("192.0.2.1", "d" + i));
        }
        for (int i = MOST + 1; i <= MOST + 100; i++) {
            assertEquals(List.of(), admit("192.0.2.1", "d" + i));
        }
        assertEquals(Optional.empty(), due());
        now += MINUTE - 1;
        assertEquals(Optional.empty(), due());
        now++;
        assertEquals(Optional.of("d" + (MOST + 100) + "+99"), due());
        assertEquals(Optional.empty(), due());
    }

    @Test
    void theNextMinuteBeginsAnew() {
        flood("192.0.2.1", MOST + 3);
        now += MINUTE;
        assertEquals(List.of("x+2", "new+0"), admit("192.0.2.1", "new"));
        assertEquals(MOST - 1, flood("192.0.2.1", 2 * MOST).size());
    }

    @Test
    void betterGradesAreNeverHeldBack() {
        flood("192.0.2.1", 10 * MOST);
        for (Grade grade : List.of(Grade.PROBABLE, Grade.CONFIRMED)) {
            for (int i = 0; i < 2 * MOST; i++) {
                var sample = sample("192.0.2.1", "good");
                sample.grade = grade;
                assertEquals(List.of("good+0"), texts(limit.admit(sample.take(), now)));
            }
        }
    }

    @Test
    void aClientIsAnAddressOrA64AndOfOneDomain() {
        assertEquals(MOST, flood("2001:db8::1", MOST).size());
        assertEquals(List.of(), admit("2001:db8::ffff:1", "same network"));
        assertEquals(1, admit("2001:db8:0:1::1", "another").size());
        assertEquals(MOST, flood("192.0.2.1", MOST).size());
        assertEquals(1, admit("192.0.2.2", "another").size());
        var elsewhere = sample("192.0.2.1", "another");
        elsewhere.addressDomain = "vlan:7";
        assertEquals(1, limit.admit(elsewhere.take(), now).size());
    }

    @Test
    void theOldestClientMakesRoomAndItsCountIsNotLost() {
        flood("192.0.2.1", MOST + 5);
        for (int i = 1; i < SuspectLimit.MAX_CLIENTS; i++) {
            assertEquals(1, admit("10.0." + (i >> 8) + "." + (i & 255), "one").size());
        }
        assertEquals(List.of("x+4", "one more+0"), admit("10.9.9.9", "one more"));
    }

    @Test
    void everyDetectionIsWrittenOrCounted() {
        var random = new Random(5);
        var written = new ArrayList<LocatedDetection>();
        int count = 100_000;
        for (int i = 0; i < count; i++) {
            var sample = sample("10.0.0." + random.nextInt(8), "x");
            written.addAll(limit.admit(sample.take(), now));
            limit.due(now, false).ifPresent(written::add);
            now += random.nextInt(20_000_000);
        }
        Optional<LocatedDetection> rest = limit.due(now, true);
        while (rest.isPresent()) {
            written.add(rest.get());
            rest = limit.due(now, true);
        }
        assertEquals(count, written.stream().mapToLong(it -> 1 + it.standsFor()).sum());
        assertTrue(written.size() < count / 3, "written: " + written.size());
    }

    private List<String> flood(String client, int count) {
        var written = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            written.addAll(admit(client, "x"));
        }
        return written;
    }

    private List<String> admit(String client, String id) {
        return texts(limit.admit(sample(client, id).take(), now));
    }

    private Optional<String> due() {
        return limit.due(now, false).map(SuspectLimitTest::text);
    }

    private static List<String> texts(List<LocatedDetection> all) {
        return all.stream().map(SuspectLimitTest::text).toList();
    }

    private static String text(LocatedDetection located) {
        return located.detection().id() + "+" + located.standsFor();
    }

    private static Sample sample(String client, String id) {
        var sample = Sample.bare();
        sample.client = client;
        sample.id = id;
        return sample;
    }
}
