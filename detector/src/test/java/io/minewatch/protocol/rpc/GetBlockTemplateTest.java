package io.minewatch.protocol.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.metrics.Drop;
import io.minewatch.protocol.DialectContract;
import io.minewatch.protocol.Ear;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Fixture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

class GetBlockTemplateTest extends DialectContract {

    private static final int SEGMENT = 1460;
    private static final String HASH = "0f".repeat(32);

    private static final String ASK =
            "POST / HTTP/1.1; Host: node.example ;; {\"id\":7,\"method\":\"getblocktemplate\","
                    + "\"params\":[{\"rules\":[\"segwit\"],\"longpollid\":\""
                    + HASH
                    + "7\"}]}";

    private static final String TRANSACTION =
            "{\"data\":\"%s\",\"txid\":\"%s\",\"depends\":[1,2],\"note\":\"]}\\\\\\\"]\",\"fee\":7}"
                    .formatted("ab".repeat(300), HASH);

    GetBlockTemplateTest() {
        super(new GetBlockTemplate(), "rpc", "gbt");
    }

    /** As long as a template of a large chain. */
    private static String template(int transactions, String name, String behind) {
        return "{\"result\":{\"version\":536870912,\"previousblockhash\":\"%s\",\"%s\": [%s],"
                        .formatted(
                                HASH,
                                name,
                                String.join(",", Collections.nCopies(transactions, TRANSACTION)))
                + "\"coinbasevalue\":312500000,\"target\":\"00000000ffff"
                + "0".repeat(52)
                + "\",\"bits\":\"1d00ffff\",\"height\":900001"
                + behind
                + "},\"error\":null,\"id\":7}";
    }

    private static Ear answered(String body) {
        var ear = new Ear().hear(0, new Fixture.Line(0, ASK).bytes());
        byte[] answer = new Fixture.Line(1, "HTTP/1.1 200 OK ;; " + body).bytes();
        for (int at = 0; at < answer.length; at += SEGMENT) {
            ear.hear(1, Arrays.copyOfRange(answer, at, Math.min(answer.length, at + SEGMENT)));
        }
        return ear;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 84, 85, 86, 87, 88, 89, 90, 5000})
    void howManyTransactionsThereAreDoesNotMatter(int transactions) {
        var ear = answered(template(transactions, "transactions", "")).end();
        var jobs = ear.said.stream().filter(Event.Job.class::isInstance).toList();
        assertEquals(1, jobs.size(), ear.events::toString);
        assertEquals(900_001, ((Event.Job) jobs.getFirst()).height().getAsLong());
        assertEquals(0, ear.counters.of(Drop.MESSAGE_TOO_LONG));
    }

    @Test
    void thereIsRoomForNothingElse() {
        for (String body :
                List.of(
                        template(200, "outputs", ""),
                        template(200, "transactions", ",\"rest\":\"" + "x".repeat(70_000) + "\""),
                        template(0, "transactions", ",\"rest\":\"" + "x".repeat(70_000) + "\""),
                        template(200, "transactions", "").replace("previousb", "b"))) {
            var ear = answered(body);
            assertEquals(1, ear.counters.of(Drop.MESSAGE_TOO_LONG), () -> body.substring(0, 200));
            ear.hear(
                    1,
                    new Fixture.Line(1, "HTTP/1.1 200 OK ;; " + template(1, "transactions", ""))
                            .bytes());
            assertEquals("getblocktemplate", ear.end().dialect);
        }
    }
}
