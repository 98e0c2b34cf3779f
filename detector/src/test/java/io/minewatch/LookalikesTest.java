package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.minewatch.captured.Exchange;
import io.minewatch.decode.Frames;
import io.minewatch.protocol.Fixture;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.Grade;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Innocent traffic that is as near to mining as can be, on the whole way from frames to verdicts:
 * nothing is reported, or, where somebody does ask for work and no pool answers, a suspicion.
 */
class LookalikesTest {

    private static final String SUBSCRIBE =
            "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[]}\n";
    private static final String HASH = "9f".repeat(32);
    private static final String NOTIFY =
            "{\"id\":null,\"method\":\"mining.notify\",\"params\":[\"1a\",\""
                    + HASH
                    + "\",\"02\",\"ff\",[],"
                    + "\"20000000\",\"1702f5c2\",\"68a0b1c2\",true]}";
    private static final String JOB =
            "{\"blob\":\"" + "0f".repeat(76) + "\",\"job_id\":\"7\",\"target\":\"b88d0600\"}";

    private static final int CLIENT = 0;
    private static final int SERVER = 1;

    static List<Fixture> fixtures() {
        return Fixture.all();
    }

    private static void isNothing(Exchange exchange) {
        assertEquals(List.of(), reasons(exchange.detections()));
    }

    private static void isAtMostSuspected(Exchange exchange) {
        List<Detection> found = exchange.detections();
        assertTrue(found.size() <= 1, found::toString);
        found.forEach(
                one -> assertEquals(Grade.SUSPECTED, one.mining().grade(), one.mining()::toString));
    }

    private static List<String> reasons(List<Detection> detections) {
        return detections.stream()
                .map(one -> one.mining().grade() + " " + one.mining().reasons())
                .toList();
    }

    @Test
    void aDashboardOfMinersIsNoMiner() {
        isNothing(
                new Exchange()
                        .client("{\"id\":1,\"method\":\"mining.stats\",\"params\":[]}\n")
                        .server(
                                "{\"id\":1,\"result\":{\"hashrate\":5,\"workers\":[]},\"error\":null}\n")
                        .client(
                                "{\"id\":2,\"method\":\"mining.workers\",\"params\":{\"page\":1}}\n")
                        .server("{\"id\":2,\"result\":true,\"error\":null}\n")
                        .server("{\"method\":\"mining.update\",\"params\":{\"hashrate\":6}}\n"));
    }

    @Test
    void aChannelCalledMiningIsNoWork() {
        isAtMostSuspected(
                new Exchange()
                        .client(SUBSCRIBE)
                        .server("{\"id\":1,\"result\":\"sub-1\",\"error\":null}\n")
                        .server("{\"method\":\"mining.update\",\"params\":{\"hashrate\":6}}\n"));
        isAtMostSuspected(
                new Exchange()
                        .client(SUBSCRIBE)
                        .server("{\"id\":1,\"result\":{\"subscribed\":true},\"error\":null}\n"));
    }

    @Test
    void aProbeThatNobodyAnswersIsAnAttempt() {
        isAtMostSuspected(new Exchange().client(SUBSCRIBE));
        isAtMostSuspected(new Exchange().client(SUBSCRIBE).server("421 go away\r\n"));
        isAtMostSuspected(
                new Exchange()
                        .client(SUBSCRIBE)
                        .server(
                                "{\"id\":1,\"error\":{\"code\":-32601,\"message\":\"Method not"
                                        + " found\"}}\n"));
    }

    /** Each probe is a conversation of its own; none says more than the others. */
    @Test
    void aMonitorThatAsksEveryMinuteIsNeverMoreThanSuspected() {
        for (int minute = 0; minute < 5; minute++) {
            isAtMostSuspected(
                    new Exchange()
                            .after(60_000 * minute)
                            .client(SUBSCRIBE)
                            .server(
                                    "{\"id\":1,\"result\":[[[\"mining.notify\",\"ae\"]],\"08000002\",4],\"error\":null}\n")
                            .server(
                                    "{\"id\":null,\"method\":\"mining.set_difficulty\",\"params\":[512]}\n")
                            .server(NOTIFY + "\n"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100})
    void whatIsTypedToAWebServerIsAtMostAnAttempt(int piece) {
        var exchange = new Exchange();
        for (int from = 0; from < SUBSCRIBE.length(); from += piece) {
            exchange.client(SUBSCRIBE.substring(from, Math.min(SUBSCRIBE.length(), from + piece)));
        }
        isAtMostSuspected(
                exchange.server(
                        "HTTP/1.1 400 Bad Request\r\nServer: x\r\nContent-Type: text/html\r\n\r\n"
                                + "<html>400</html>\r\n"));
    }

    @Test
    void chatsAndLogsThatQuoteAreNothing() {
        isNothing(
                new Exchange()
                        .client(
                                "{\"method\":\"message\",\"params\":{\"text\":\"{\\\"method\\\":\\\"mining.subscribe\\\"}\"}}\n")
                        .server(
                                "{\"method\":\"message\",\"params\":{\"text\":\"mining.notify\"}}\n"));
        isNothing(
                new Exchange()
                        .client(
                                "{\"params\":{},\"host\":\"a\",\"message\":\"mining.authorize\",\"method\":\"mining.submit\"}\n")
                        .client(
                                "{\"params\":{},\"host\":\"a\",\"message\":\"x\",\"method\":\"mining.notify\"}\n"));
    }

    @Test
    void configurationOfAMinerIsNoMiner() {
        String config =
                "{\"autosave\":true,\"cpu\":true,\"pools\":[{\"algo\":\"rx/0\",\"url\":\"pool.example:3333\","
                    + "\"user\":\""
                        + "4".repeat(95)
                        + "\",\"pass\":\"x\",\"keepalive\":true}],"
                        + "\"params\":[\"mining.subscribe\"]}";
        isNothing(new Exchange().server(config));
        isNothing(new Exchange().server(config.replace(",", ",\n    ").replace("{", "{\n    ")));
    }

    @Test
    void theAnswerOfAPoolsWebServiceIsNoWork() {
        isAtMostSuspected(
                new Exchange()
                        .client("GET /api/job HTTP/1.1\r\nHost: pool.example\r\n\r\n")
                        .server("HTTP/1.1 200 OK\r\nContent-Length: 300\r\n\r\n")
                        .server("{\"id\":1,\"result\":" + JOB + "}"));
        isNothing(
                new Exchange()
                        .server("{\"id\":1,\"result\":" + JOB + "}")
                        .client(
                                "GET /api/job HTTP/1.1\r\n"
                                        + "Host: pool.example\r\n"
                                        + "Accept: */*\r\n\r\n")
                        .server("HTTP/1.1 200 OK\r\nContent-Length: 300\r\n\r\n")
                        .server("{\"id\":1,\"result\":" + JOB + "}"));
    }

    /** Message brokers that write what is before a message in a segment of its own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "MSG pool.jobs 9 240\r\n",
                "*3\r\n$7\r\nmessage\r\n$4\r\njobs\r\n$240\r\n",
                "+OK\r\n",
                "MESSAGE\ndestination:/queue/jobs\n\n",
                "0\u0082\u0001\u0000\u0004jobs",
                "\u0003\u0000\u0001\u0000\u0000\u0000\u00f0",
                "\u0000\u0000\u0001\u0020\u0000\u0000\u0000\u0009\u0000\u0000\u0000\u0000\u0002\u00aa\u00bb",
                "\u0081\u007e\u0000\u00f0"
            })
    void workInsideAMessageBrokerIsNoMining(String before) {
        for (String behind : List.of("\r\n", "", "\u0000\n", "\u00ce")) {
            var exchange = new Exchange();
            for (int i = 0; i < 20; i++) {
                exchange.after(1000)
                        .segment(SERVER, before.getBytes(ISO_8859_1))
                        .segment(SERVER, (NOTIFY + behind).getBytes(ISO_8859_1));
            }
            isNothing(exchange);
        }
    }

    /** A file as it is, of one side or of both, in one piece after its header. */
    @ParameterizedTest
    @MethodSource("fixtures")
    void aLogInTransferIsNothing(Fixture fixture) {
        for (int direction : new int[] {CLIENT, SERVER}) {
            for (int side : new int[] {CLIENT, SERVER}) {
                for (int times : new int[] {4, 40}) {
                    String log = log(fixture, side).repeat(times);
                    if (log.lines().count() > 8) {
                        isNothing(new Exchange().stream(direction, log.getBytes(UTF_8)));
                    }
                }
            }
            isNothing(new Exchange().stream(direction, both(fixture).getBytes(UTF_8)));
        }
    }

    private static String log(Fixture fixture, int side) {
        return fixture.lines().stream()
                .filter(line -> line.side() == side)
                .map(line -> line.text() + "\n")
                .collect(Collectors.joining());
    }

    private static String both(Fixture fixture) {
        return log(fixture, CLIENT) + log(fixture, SERVER);
    }

    /** A capture of mining, downloaded: binary records with messages in them. */
    @ParameterizedTest
    @MethodSource("fixtures")
    void aCaptureInTransferIsNothing(Fixture fixture) {
        var file = new ByteArrayOutputStream();
        for (int i = 0; i < 30; i++) {
            for (Fixture.Line line : fixture.lines()) {
                file.writeBytes(new byte[16]);
                file.writeBytes(
                        Frames.ethernetTcp("10.0.0.1", 7, "10.0.0.2", 8, 1, line.text() + "\n"));
            }
        }
        byte[] bytes = file.toByteArray();
        int[] starts =
                IntStream.range(0, bytes.length).filter(at -> bytes[at] == '{').limit(40).toArray();
        for (int start : starts) {
            var rest = Arrays.copyOfRange(bytes, start, bytes.length);
            isNothing(new Exchange().stream(SERVER, rest));
        }
    }
}
