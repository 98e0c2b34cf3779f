package io.minewatch.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.flow.Flow;
import io.minewatch.flow.PeerNetwork;
import io.minewatch.flow.TestFlows;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Counters;
import io.minewatch.protocol.ConversationListener.Lasting;
import io.minewatch.signature.Signatures;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class NodeCaseTest {

    private static final long SECOND = 1_000_000_000;
    private static final long DAY = 86_400 * SECOND;

    private final List<Detection> reported = new ArrayList<>();
    private final Counters counters = new Counters();
    private final Flow flow = TestFlows.flow();

    private Optional<Lasting> nodes(VerdictConfig config, int first) {
        var pseudonyms = Pseudonyms.random(false);
        return new Verdicts(config, Signatures.empty(), pseudonyms, reported::add, counters)
                .nodes(flow, PeerNetwork.BITCOIN, first);
    }

    private Lasting asked(Optional<Duration> interval) {
        return nodes(new VerdictConfig("", interval, true), 0).orElseThrow();
    }

    private List<String> times() {
        return reported.stream()
                .map(
                        one ->
                                one.revision()
                                        + " "
                                        + one.start().getEpochSecond()
                                        + "-"
                                        + one.end().getEpochSecond())
                .toList();
    }

    @Test
    void nobodyIsToldWhoDidNotAsk() {
        assertTrue(nodes(VerdictConfig.DEFAULT, 0).isEmpty());
        assertEquals(0, counters.of(Counter.NODES_REPORTED));
    }

    @Test
    void isReportedOnceAtItsEnd() {
        var nodes = asked(Optional.empty());
        TestFlows.seen(flow, 0, 24, SECOND);
        TestFlows.seen(flow, 1, 24, 500 * SECOND);
        nodes.pulse(501 * SECOND);
        assertEquals(List.of(), reported);
        nodes.ended(700 * SECOND);
        assertEquals(List.of("1 0-500"), times());
        var mining = reported.getFirst().mining();
        assertEquals(Grade.NOT_MINING, mining.grade());
        assertEquals(Role.NODE, mining.role());
        assertEquals("both", mining.sidesSeen());
        assertEquals(List.of(), reported.getFirst().evidence());
        assertEquals(1, counters.of(Counter.NODES_REPORTED));
        assertEquals(0, counters.of(Counter.DETECTIONS));
    }

    @Test
    void isReportedAsOftenAsMinersAre() {
        var nodes = asked(Optional.of(Duration.ofSeconds(60)));
        for (int second = 1; second <= 150; second++) {
            TestFlows.seen(flow, 0, 24, second * SECOND);
            nodes.pulse(second * SECOND);
        }
        nodes.pulse(400 * SECOND);
        nodes.pulse(500 * SECOND);
        nodes.ended(600 * SECOND);
        assertEquals(List.of("1 0-1", "2 0-61", "3 0-121", "4 0-150", "5 0-150"), times());
    }

    @Test
    void aRecordIsOfOneDay() {
        var nodes = asked(Optional.empty());
        TestFlows.seen(flow, 0, 24, DAY - SECOND);
        nodes.pulse(DAY - SECOND);
        TestFlows.seen(flow, 0, 24, DAY + SECOND);
        TestFlows.seen(flow, 1, 24, DAY + 9 * SECOND);
        nodes.ended(DAY + 10 * SECOND);
        assertEquals(List.of("1 0-86399", "1 86409-86409"), times());
        assertEquals(2, reported.stream().map(Detection::id).distinct().count());
    }

    /** Neither side of the test's flow listens where nodes do: then the first to speak called. */
    @Test
    void whoWasHeardFirstIsTheClient() {
        nodes(new VerdictConfig("", Optional.empty(), true), 0).orElseThrow().ended(0);
        nodes(new VerdictConfig("", Optional.empty(), true), 1).orElseThrow().ended(0);
        assertEquals(
                List.of(1000, 2000), reported.stream().map(one -> one.client().port()).toList());
    }
}
