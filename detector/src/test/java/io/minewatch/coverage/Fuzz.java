package io.minewatch.coverage;

import io.minewatch.Dialects;
import io.minewatch.coverage.Mutation.Piece;
import io.minewatch.emit.JsonLines;
import io.minewatch.flow.Flow;
import io.minewatch.flow.Follower;
import io.minewatch.flow.Interest;
import io.minewatch.flow.TestFlows;
import io.minewatch.locate.GeoDatabase;
import io.minewatch.locate.Locator;
import io.minewatch.locate.RegionTree;
import io.minewatch.locate.SubscriberTable;
import io.minewatch.metrics.Counters;
import io.minewatch.protocol.Conversations;
import io.minewatch.protocol.Fixture;
import io.minewatch.signature.Signatures;
import io.minewatch.verdict.Pseudonyms;
import io.minewatch.verdict.VerdictConfig;
import io.minewatch.verdict.Verdicts;

import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Broken conversations of one dialect, one after the other, judged and written as records. Some
 * stay open, and one takes them all, so that what is kept shows.
 */
final class Fuzz {

    /** Conversations that are open at the same time. */
    private static final int OPEN = 64;

    private static final long SECOND = 1_000_000_000L;

    private final List<Fixture> all = Fixture.all();
    private final Counters counters = new Counters();
    private final Conversations conversations;
    private final ArrayDeque<Follower> open = new ArrayDeque<>();
    private Flow longFlow;
    private Follower longest;
    private final Spoken spoken;
    private long now = 1_787_227_200 * SECOND;
    private long rounds;
    private long pieces;
    private int records;

    /** With what these signatures know. */
    Fuzz(Spoken spoken, Signatures signatures) {
        this.spoken = spoken;
        var json = new JsonLines(OutputStream.nullOutputStream());
        var locator =
                new Locator(
                        SubscriberTable.empty(),
                        RegionTree.empty(),
                        GeoDatabase.empty(),
                        located -> {
                            records++;
                            json.located(located);
                        });
        var verdicts =
                new Verdicts(
                        VerdictConfig.DEFAULT,
                        signatures,
                        new Pseudonyms(new byte[32], false),
                        locator,
                        counters);
        conversations = new Conversations(Dialects.ALL, verdicts, counters);
        longFlow = TestFlows.flow(now);
        longest = conversations.opened(longFlow);
    }

    /** One conversation, broken as the seed says. */
    void round(long seed) {
        List<Piece> broken = new Mutation(all, seed).of(pick(seed));
        try {
            var flow = TestFlows.flow(now);
            var follower = conversations.opened(flow);
            hear(flow, follower, broken);
            follower.pulse(now += 60 * SECOND);
            hearMore(broken, pick(seed));
            open.add(follower);
            if (open.size() > OPEN) {
                open.remove().closed(now);
            }
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(spoken.dialect().variant() + " with seed " + seed, e);
        }
        rounds++;
    }

    /** The long conversation goes on; a new one if it was not taken for mining any more. */
    private void hearMore(List<Piece> broken, Fixture fixture) {
        if (longest.interest() == Interest.NONE) {
            longest.closed(now);
            longFlow = TestFlows.flow(now);
            longest = conversations.opened(longFlow);
        }
        hear(longFlow, longest, whole(fixture));
        hear(longFlow, longest, broken);
    }

    private Fixture pick(long seed) {
        return spoken.fixtures().get((int) Math.floorMod(seed, (long) spoken.fixtures().size()));
    }

    private static List<Piece> whole(Fixture fixture) {
        var pieces = new ArrayList<Piece>();
        fixture.lines()
                .forEach(line -> pieces.add(new Piece(line.side(), line.bytes(), false, SECOND)));
        return pieces;
    }

    private void hear(Flow flow, Follower follower, List<Piece> said) {
        try (var arena = Arena.ofConfined()) {
            for (Piece one : said) {
                now += one.pause();
                pieces++;
                int length = one.bytes().length;
                TestFlows.seen(flow, one.side(), length, now);
                if (one.isGap()) {
                    follower.gap(one.side(), length, now);
                } else {
                    MemorySegment memory = arena.allocate(Math.max(1, length));
                    MemorySegment.copy(one.bytes(), 0, memory, ValueLayout.JAVA_BYTE, 0, length);
                    follower.data(one.side(), memory, 0, length, now);
                }
            }
        }
    }

    /** Ends what is open but the long one, and measures the bytes in use. */
    long usedBytes() {
        open.forEach(follower -> follower.closed(now));
        open.clear();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            var runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    long rounds() {
        return rounds;
    }

    /** What was heard and what became of it. */
    String summary() {
        return "| %s | %d | %d | %d".formatted(spoken.dialect().variant(), rounds, pieces, records);
    }
}
