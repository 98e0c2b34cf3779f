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

    @Test
    void aSolvedHeaderIsEnough() {
        assertEquals("getwork", heard(1, PLAIN, "[\"" + "0f".repeat(128) + "\"]"));
        assertEquals("", heard(1, PLAIN, "[\"" + "0f".repeat(127) + "\"]"));
    }
}
