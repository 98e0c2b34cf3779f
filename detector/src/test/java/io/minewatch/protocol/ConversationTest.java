package io.minewatch.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.flow.Interest;
import io.minewatch.metrics.Counter;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

class ConversationTest {

    private static final String WEB3 = "{\"id\":1,\"method\":\"eth_chainId\",\"params\":[]}";

    /** Held segments that become complete at once are all delivered, wanted or not. */
    @Test
    void whatComesAfterItWasLetGoIsPassedOver() {
        var ear = new Ear().hear(1, "{\"half\":".getBytes(StandardCharsets.UTF_8));
        ear.hear(0, WEB3).hear(0, "a text").hear(0, "that quotes").hear(0, "a request");
        assertEquals(Interest.NONE, ear.follower().interest());

        ear.hear(1, "\"a message\"}").hear(0, WEB3).gap(0).hear(0, WEB3).end();
        assertEquals(1, ear.counters.of(Counter.MESSAGES));
        assertEquals(1, ear.counters.of(Counter.NEIGHBOUR_QUOTED_TEXT));
    }
}
