package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.minewatch.captured.Exchange;
import io.minewatch.protocol.Fixture;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.Mining;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What costs a miner nothing hides nothing: pools read all of these as they read plain messages.
 */
class DisguisesTest {

    private enum Disguise {
        BLANKS_BEFORE(line -> " \t " + line + "\n"),
        BYTE_ORDER_MARK(line -> "\ufeff" + line + "\n"),
        CARRIAGE_RETURN(line -> line + "\r\n"),
        EMPTY_LINES(line -> "\n\r\n" + line + "\n"),
        NOTHING_BEHIND(line -> line),
        IN_A_LIST(line -> "[" + line + "]\n"),
        ESCAPED_METHOD(line -> line.replace("\"mining.", "\"m\\u0069ning.") + "\n"),
        ESCAPED_NAMES(
                line ->
                        line.replace("\"method\"", "\"m\\u0065thod\"")
                                        .replace("\"params\"", "\"par\\u0061ms\"")
                                + "\n"),
        TWICE_THE_SAME_NAME(
                line -> line.replace("\"method\":", "\"method\":\"x\",\"method\":") + "\n");

        private final UnaryOperator<String> change;

        Disguise(UnaryOperator<String> change) {
            this.change = change;
        }
    }

    /** Those on lines: HTTP and binary messages have no other form. */
    static List<Fixture> fixtures() {
        return Fixture.all().stream()
                .filter(fixture -> fixture.lines().stream().noneMatch(Fixture.Line::isFramed))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void isSeenThrough(Fixture fixture) {
        String plain = heard(play(fixture, line -> line + "\n", Exchange.MSS));
        assertNotEquals("[]", plain);
        for (Disguise disguise : Disguise.values()) {
            assertEquals(
                    plain, heard(play(fixture, disguise.change, Exchange.MSS)), disguise.name());
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void isPutTogetherFromPieces(Fixture fixture) {
        String plain = heard(play(fixture, line -> line + "\n", Exchange.MSS));
        for (int piece : new int[] {1, 2, 3, 5, 7, 8, 9, 13, 20, 50, 63, 64, 65, 100, 300}) {
            assertEquals(plain, heard(play(fixture, line -> line + "\n", piece)), "piece " + piece);
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void wrongMessagesBeforeHideNothing(Fixture fixture) {
        String plain = heard(play(fixture, line -> line + "\n", Exchange.MSS));
        for (String before :
                List.of(
                        "{\"id\":99,\"method\":\"eth_blockNumber\",\"params\":[]}\n",
                        "{\"id\":99,\"method\":\"server.version\",\"params\":[]}\n",
                        "{\"id\":99,\"method\":\"getinfo\",\"params\":[]}\n",
                        "hello\n")) {
            var exchange = new Exchange().client(before);
            assertEquals(plain, heard(play(exchange, fixture, line -> line + "\n", Exchange.MSS)));
        }
    }

    private static List<Detection> play(Fixture fixture, UnaryOperator<String> change, int piece) {
        return play(new Exchange(), fixture, change, piece);
    }

    private static List<Detection> play(
            Exchange exchange, Fixture fixture, UnaryOperator<String> change, int piece) {
        for (Fixture.Line line : fixture.lines()) {
            exchange.after(1000);
            byte[] bytes = change.apply(line.text()).getBytes(UTF_8);
            for (int from = 0; from < bytes.length; from += piece) {
                int to = Math.min(bytes.length, from + piece);
                exchange.segment(line.side(), Arrays.copyOfRange(bytes, from, to));
            }
        }
        return exchange.detections();
    }

    /** Everything that must not depend on the form. */
    private static String heard(List<Detection> detections) {
        return detections.stream()
                .map(Detection::mining)
                .map(DisguisesTest::heard)
                .toList()
                .toString();
    }

    private static String heard(Mining mining) {
        return String.join(
                " ",
                mining.protocol(),
                mining.grade().label,
                mining.reasons().toString(),
                mining.agent().toString(),
                Long.toString(mining.shares().submitted()),
                Long.toString(mining.shares().accepted()),
                Long.toString(mining.shares().rejected()),
                mining.workersSeen() + "");
    }
}
