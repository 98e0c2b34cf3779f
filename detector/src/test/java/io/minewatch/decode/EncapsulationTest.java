package io.minewatch.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.metrics.Drop;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Every way to wrap a segment is peeled to the same segment, whole or cut at any byte. */
class EncapsulationTest {

    private static final String PAYLOAD = "{\"id\":1}";

    static List<Sample> samples() {
        return Sample.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isPeeledToTheSegment(Sample sample) {
        var decoding = new Decoding().frame(sample);

        assertEquals(List.of(), decoding.drops());
        String packet = decoding.packets.getFirst().replaceAll("2001:db8:0:0:0:0:0:", "10.0.0.");
        assertEquals("tcp 10.0.0.1:51234 > 10.0.0.2:3333 " + PAYLOAD, packet);
        assertEquals(List.of(sample.layers()), decoding.layers);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isCountedOnceWhereverTheCaptureCutsIt(Sample sample) {
        for (int captured = 0; captured < sample.frame().length; captured++) {
            var decoding = new Decoding().cut(sample.linkType(), sample.frame(), captured);
            assertTrue(decoding.everyFrameIsCountedOnce(), sample + " cut at " + captured);
            assertTrue(decoding.packets.size() + decoding.drops().size() == 1);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isPassedOnIfOnlyThePayloadIsCut(Sample sample) {
        String text = new String(sample.frame(), StandardCharsets.ISO_8859_1);
        int payload = text.indexOf(PAYLOAD);
        var decoding = new Decoding();
        for (int length = 0; length <= PAYLOAD.length(); length++) {
            decoding.cut(sample.linkType(), sample.frame(), payload + length);
        }
        assertEquals(PAYLOAD.length() + 1, decoding.packets.size());
        assertTrue(decoding.packets.getFirst().endsWith(":3333  of 8"));
        assertTrue(decoding.packets.get(7).endsWith(":3333 {\"id\":1 of 8"));
        assertTrue(decoding.packets.get(8).endsWith(":3333 {\"id\":1}"));
        assertEquals(0, decoding.counters.of(Drop.TRUNCATED_TRANSPORT));
    }
}
