package io.minewatch.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.metrics.Counter;

import org.junit.jupiter.api.Test;

import java.util.HexFormat;
import java.util.List;

class PeersTest {

    /** The beginning of a message between nodes, and what comes near it. */
    @Test
    void nodesAmongThemselvesAreNamed() {
        String header = "76657273696f6e0000000000660000005fa1b2c3";
        for (String magic :
                List.of("f9beb4d9", "fbc0b6db", "c0c0c0c0", "e3e1f3e8", "bf0c6bbd", "24e92764")) {
            assertEquals(1, peers(magic + header));
            assertEquals(0, peers(magic + header.substring(2)), "one byte less");
            assertEquals(0, peers(magic + "00" + header.substring(2)), "no command");
            assertEquals(0, peers(magic + header.replace("66000000", "66000001")), "too long");
        }
        assertEquals(1, peers("0121010101010101" + "00".repeat(16)));
        assertEquals(0, peers("0121010101010102" + "00".repeat(16)));
    }

    private static long peers(String digits) {
        var ear = new Ear().hear(0, HexFormat.of().parseHex(digits)).hear(1, new byte[30]).end();
        assertEquals(0, ear.begun);
        return ear.counters.of(Counter.NEIGHBOUR_PEERS);
    }

    /** Whoever mines already does not become a node by what a share may look like. */
    @Test
    void aMinerDoesNotTurnIntoANode() {
        var ear =
                new Ear()
                        .hear(0, "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[]}")
                        .hear(1, HexFormat.of().parseHex("0121010101010101" + "00".repeat(16)))
                        .end();
        assertEquals(1, ear.begun);
        assertEquals(0, ear.counters.of(Counter.NEIGHBOUR_PEERS));
    }
}
