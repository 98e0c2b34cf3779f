package io.minewatch.protocol.ethereum;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.protocol.DialectContract;
import io.minewatch.protocol.Ear;
import io.minewatch.protocol.Fixture;

import org.junit.jupiter.api.Test;

class EthGetWorkTest extends DialectContract {

    private static final String ACCOUNT = "/0x" + "a1".repeat(20) + "/rig7";

    EthGetWorkTest() {
        super(new EthGetWork(), "ethereum", "getwork");
    }

    private static Ear asked(int times, String path) {
        var ear = new Ear();
        for (int call = 0; call < times; call++) {
            ear.hear(
                    0,
                    new Fixture.Line(
                                    0,
                                    "POST "
                                            + path
                                            + " HTTP/1.1; Host: node.example;"
                                            + " Authorization: Basic dXNlcjpwYXNz ;; {\"id\":1,"
                                            + "\"method\":\"eth_getWork\",\"params\":[]}")
                            .bytes());
        }
        return ear;
    }

    private static Ear answered(String answer) {
        String body = "HTTP/1.1 200 OK ;; {\"id\":1," + answer + "}";
        return asked(1, "/").hear(1, new Fixture.Line(1, body).bytes()).end();
    }

    /** With some nodes each question has a connection of its own. */
    @Test
    void workThatIsGivenIsEnough() {
        String hash = "\"0x" + "9f".repeat(32) + '"';
        String list = "\"result\":[" + hash + "," + hash + ",";
        String pools = "\"0x0000" + "9f".repeat(30) + '"';
        assertEquals("eth_getwork", answered(list + pools + "]").dialect);
        assertEquals("eth_getwork", answered(list + hash + ",\"0x3e9\"]").dialect);
        assertEquals("", answered(list + hash + "]").dialect);
        assertEquals("", answered(list + hash + "," + hash + "]").dialect);
    }

    @Test
    void whoAsksOnceOnlyWonders() {
        String error = "\"error\":{\"code\":-32601,\"message\":\"no such method\"}";
        assertEquals(0, answered(error).begun);
        assertEquals(0, asked(5, "/").end().begun);
    }

    @Test
    void whoAsksAgainAndAgainOrForAnAccountMines() {
        assertEquals("eth_getwork", asked(6, "/").end().dialect);
        assertEquals("eth_getwork", asked(1, ACCOUNT).end().dialect);
    }
}
