package io.minewatch.protocol.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.protocol.DialectContract;
import io.minewatch.protocol.Ear;
import io.minewatch.protocol.Fixture;

import org.junit.jupiter.api.Test;

import java.util.List;

class GetWorkTest extends DialectContract {

    private static final String PLAIN = "";
    private static final String MINER = "X-Mining-Extensions: midstate; ";

    GetWorkTest() {
        super(new GetWork(), "rpc", "getwork");
    }

    private static String heard(int times, String header, String params) {
        var ear = new Ear();
        for (int call = 0; call < times; call++) {
            ear.hear(
                    0,
                    new Fixture.Line(
                                    0,
                                    "POST / HTTP/1.1; "
                                            + header
                                            + "Host: node.example ;; {\"id\":1,"
                                            + "\"method\":\"getwork\",\"params\":"
                                            + params
                                            + "}")
                            .bytes());
        }
        return ear.end().dialect;
    }

    @Test
    void queuesOfOtherWorkAreNothingHoweverOftenTheyAreAsked() {
        for (String params :
                List.of(
                        "{\"worker\":\"n7\"}",
                        "{}",
                        "[\"n7\"]",
                        "[{\"worker\":\"n7\"}]",
                        "[7]",
                        "[\"ab\",\"cd\"]")) {
            assertEquals("", heard(20, PLAIN, params), params);
        }
    }

    @Test
    void whoAsksForNothingMoreMustAskAgainAndAgainOrSayThatItMines() {
        assertEquals("", heard(5, PLAIN, "[]"));
        assertEquals("getwork", heard(6, PLAIN, "[]"));
        assertEquals("getwork", heard(6, PLAIN, "null"));
        assertEquals("getwork", heard(1, MINER, "[]"));
    }

    /** What is asked for by that name is not always work on a header. */
    @Test
    void aQueueShowsByItsAnswers() {
        for (String answer :
                List.of(
                        "\"result\":null,\"error\":null",
                        "\"result\":[]",
                        "\"result\":{\"job\":7},\"error\":null")) {
            assertEquals("", answered(answer), answer);
        }
        assertEquals("getwork", answered("\"result\":null,\"error\":{\"code\":-9}"));
        assertEquals("getwork", answered("\"result\":true,\"error\":null"));
    }

    private static String answered(String answer) {
        var ear = new Ear();
        for (int call = 0; call < 7; call++) {
            ear.hear(
                    0,
                    new Fixture.Line(
                                    0,
                                    "POST / HTTP/1.1; Host: q.example ;; "
                                            + "{\"id\":1,\"method\":\"getwork\",\"params\":[]}")
                            .bytes());
            ear.hear(
                    1, new Fixture.Line(1, "HTTP/1.1 200 OK ;; {\"id\":1," + answer + "}").bytes());
        }
        return ear.end().dialect;
    }

    @Test
    void aSolvedHeaderIsEnough() {
        assertEquals("getwork", heard(1, PLAIN, "[\"" + "0f".repeat(128) + "\"]"));
        assertEquals("", heard(1, PLAIN, "[\"" + "0f".repeat(127) + "\"]"));
    }
}
