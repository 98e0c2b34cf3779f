package io.minewatch.capture.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class LiveConfigTest {

    private static LiveConfig config(
            String name, CaptureMethod method, int workers, int snaplen, int megabytes) {
        return config(name, method, workers, snaplen, megabytes, "", List.of());
    }

    private static LiveConfig config(
            String name,
            CaptureMethod method,
            int workers,
            int snaplen,
            int megabytes,
            String filter,
            List<Integer> ports) {
        return new LiveConfig(
                name,
                method,
                workers,
                Fanout.DEFAULT,
                snaplen,
                megabytes,
                filter,
                ports,
                true,
                false);
    }

    @Test
    void nothingIsWrongWithTheDefaults() {
        assertEquals(List.of(), LiveConfig.of("ens2f1").complaints());
        assertEquals(List.of(), LiveConfig.of(List.of(4789, 6081, 37008, 8472)).complaints());
        assertEquals(List.of(), LiveConfig.of("ens2f1").by(CaptureMethod.RING).complaints());
    }

    @Test
    void boundsAreInclusive() {
        for (var fine :
                List.of(
                        config("a", CaptureMethod.AUTO, 1, 64, 1),
                        config("a", CaptureMethod.AUTO, 256, 262144, 1024))) {
            assertEquals(List.of(), fine.complaints());
        }
        assertEquals(
                List.of(
                        "capture.workers must be 1 to 256, not 0",
                        "capture.snap-length must be 64 to 262144, not 63",
                        "capture.buffer must be 1 to 1024, not 0"),
                config("a", CaptureMethod.AUTO, 0, 63, 0).complaints());
        assertEquals(
                List.of(
                        "capture.workers must be 1 to 256, not 257",
                        "capture.snap-length must be 64 to 262144, not 262145",
                        "capture.buffer must be 1 to 1024, not 1025"),
                config("a", CaptureMethod.AUTO, 257, 262145, 1025).complaints());
    }

    @Test
    void aSourceMustBeNamedThatFitsTheMethod() {
        assertEquals(
                List.of("capture.interfaces or capture.mirror-ports must be given"),
                LiveConfig.of("").complaints());
        assertEquals(
                List.of("capture.interfaces must name an interface, not '../x'"),
                LiveConfig.of("../x").complaints());
        assertEquals(
                List.of("capture.interfaces must be given with capture.method ring"),
                LiveConfig.of(List.of(4789)).by(CaptureMethod.RING).complaints());
        assertEquals(
                List.of("capture.mirror-ports must be given with capture.method udp"),
                LiveConfig.of("a").by(CaptureMethod.UDP).complaints());
        assertEquals(
                List.of("capture.workers must be 1 with capture.method pcap, not 2"),
                LiveConfig.of("a").by(CaptureMethod.PCAP).sharedBy(2).complaints());
    }

    @Test
    void mirrorPortsMustBeOnesThatAreDecoded() {
        assertEquals(
                List.of(
                        "capture.mirror-ports must be of 4789, 8472 (VXLAN), 6081 (GENEVE), 37008"
                                + " (TZSP), not 4790"),
                LiveConfig.of(List.of(4789, 4790)).complaints());
        assertEquals(
                List.of("capture.mirror-ports names a port twice"),
                LiveConfig.of(List.of(4789, 4789)).complaints());
        var many = IntStream.range(0, 33).mapToObj(_ -> 4789).toList();
        assertEquals(
                "capture.mirror-ports must be at most 32, not 33",
                LiveConfig.of(many).complaints().getFirst());
        assertEquals(
                List.of("capture.filter and capture.mirror-ports exclude each other"),
                LiveConfig.of(List.of(4789)).filteredBy("tcp").complaints());
    }

    @Test
    void whatIsWrongIsNotOpened() {
        var wrong =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> LiveCaptures.open(config("", CaptureMethod.AUTO, 0, 64, 1)));
        assertEquals(
                "capture.workers must be 1 to 256, not 0; capture.interfaces or"
                        + " capture.mirror-ports must be given",
                wrong.getMessage());
    }
}
