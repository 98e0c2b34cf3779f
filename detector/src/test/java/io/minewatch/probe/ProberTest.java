package io.minewatch.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.probe.Prober.Taken;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Asks only whom it may, one after the other, and nobody again too early. */
class ProberTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private static final Instant ASKED = Instant.ofEpochSecond(1_787_191_867);

    private final AtomicLong now = new AtomicLong();
    private final Semaphore may = new Semaphore(0);
    private final LinkedBlockingQueue<Report> found = new LinkedBlockingQueue<>();
    private volatile Answer answer = new Answer.NotAPool(new Stranger(Stranger.Kind.SSH, ""));

    /** At which the program has a fault: when it is asked, and when it is told of. */
    private static final int FAULT = 13;

    private Prober prober(Set<Integer> ports) {
        var rules =
                new ProberRules(
                        Networks.of("198.51.100.0/24", "224.0.0.0/4"),
                        ports,
                        Duration.ZERO,
                        Duration.ofDays(1),
                        HOUR,
                        2,
                        Duration.ofSeconds(1));
        return Prober.start(
                rules,
                (host, address, port, settings) -> {
                    may.acquire();
                    if (port == FAULT) {
                        throw new IllegalStateException("a bad answer");
                    }
                    return new Report(host, port, ASKED, answer, List.of(), 1, 0, 0, Duration.ZERO);
                },
                () -> {},
                report -> {
                    found.add(report);
                    if (report.port() == FAULT) {
                        throw new IllegalStateException("a bad ear");
                    }
                },
                now::get);
    }

    private static InetAddress address(int last) throws Exception {
        return InetAddress.getByAddress(new byte[] {(byte) 198, 51, 100, (byte) last});
    }

    private Report next() throws InterruptedException {
        may.release();
        return Optional.ofNullable(found.poll(60, TimeUnit.SECONDS)).orElseThrow();
    }

    @Test
    void asksOnlyWhereItMay() throws Exception {
        try (var prober = prober(Set.of(3333))) {
            var elsewhere = InetAddress.getByName("203.0.113.1");
            assertEquals(Taken.NOT_ALLOWED, prober.suspect(elsewhere, 3333));
            assertEquals(Taken.NOT_ALLOWED, prober.suspect(address(1), 3334));
            assertEquals(
                    Taken.NOT_ALLOWED, prober.suspect(InetAddress.getByName("224.0.0.1"), 3333));
            assertEquals(Taken.QUEUED, prober.suspect(address(1), 3333));
            assertEquals("198.51.100.1", next().host());
        }
        assertTrue(found.isEmpty());
    }

    @Test
    void anAnswerHoldsForItsTime() throws Exception {
        try (var prober = prober(Set.of())) {
            assertEquals(Taken.QUEUED, prober.suspect(address(1), 1));
            assertEquals(Optional.empty(), prober.known(address(1), 1));
            assertEquals(Taken.KNOWN, prober.suspect(address(1), 1));
            Report report = next();
            assertEquals(Taken.KNOWN, prober.suspect(address(1), 1));
            assertEquals(Optional.of(report), prober.known(address(1), 1));
            now.addAndGet(Duration.ofDays(1).toNanos() + 1);
            assertEquals(Optional.empty(), prober.known(address(1), 1));
            assertEquals(Taken.QUEUED, prober.suspect(address(1), 1));
        }
    }

    @Test
    void whoCannotBeReachedIsTriedLaterEachTime() throws Exception {
        answer = new Answer.Unreachable("refused");
        try (var prober = prober(Set.of())) {
            for (int hours : new int[] {1, 2, 4, 8, 16, 24}) {
                assertEquals(Taken.QUEUED, prober.suspect(address(1), 1), hours + " h");
                next();
                now.addAndGet(HOUR.multipliedBy(hours).toNanos() - 1);
                assertEquals(Taken.KNOWN, prober.suspect(address(1), 1), hours + " h");
                now.incrementAndGet();
            }
        }
    }

    @Test
    void aFaultIsToldAndDoesNotEndTheAsking() throws Exception {
        var before = Thread.getDefaultUncaughtExceptionHandler();
        var faults = new LinkedBlockingQueue<String>();
        Thread.setDefaultUncaughtExceptionHandler((_, e) -> faults.add(e.getMessage()));
        try (var prober = prober(Set.of())) {
            assertEquals(Taken.QUEUED, prober.suspect(address(1), FAULT));
            assertEquals(Taken.QUEUED, prober.suspect(address(2), 1));
            String fault = "a fault of the program: java.lang.IllegalStateException: a bad answer";
            assertEquals(new Answer.Unreachable(fault), next().answer());
            assertEquals("a bad ear", faults.poll(60, TimeUnit.SECONDS));
            assertEquals(answer, next().answer());
            assertEquals(Taken.KNOWN, prober.suspect(address(1), FAULT));
            now.addAndGet(HOUR.toNanos());
            assertEquals(Taken.QUEUED, prober.suspect(address(1), FAULT));
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void noMoreWaitThanMay() throws Exception {
        try (var prober = prober(Set.of())) {
            int queued = 0;
            int full = 0;
            for (int last = 1; last <= 10; last++) {
                Taken taken = prober.suspect(address(last), 1);
                queued += taken == Taken.QUEUED ? 1 : 0;
                full += taken == Taken.FULL ? 1 : 0;
            }
            assertEquals(10, queued + full);
            assertTrue(queued == 2 || queued == 3, "queued: " + queued);
        }
    }
}
