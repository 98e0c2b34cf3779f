package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.cadence.CadenceConfig;
import io.minewatch.cadence.OpaqueListener;
import io.minewatch.cadence.OpaqueTraffic;
import io.minewatch.cadence.ReadFlows;
import io.minewatch.cadence.ThinFlow;
import io.minewatch.cadence.clock.BlockClock;
import io.minewatch.cadence.clock.Synchrony;
import io.minewatch.cadence.name.Names;
import io.minewatch.capture.CaptureFiles;
import io.minewatch.decode.DecodeConfig;
import io.minewatch.decode.Decoder;
import io.minewatch.flow.Flow;
import io.minewatch.flow.FlowKey;
import io.minewatch.metrics.Counters;
import io.minewatch.signature.Signatures;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Real captures, where they stand beside the checkout: of the flows that cannot be read those that
 * mine have the rhythm of shares, and no other.
 */
@EnabledIf("present")
class OpaqueCapturesTest {

    private static final Path CAPTURES = Path.of("../../shared/captures");

    static boolean present() {
        return Files.isDirectory(CAPTURES);
    }

    @Test
    void findsTheEncryptedMiningOfOurOwnCapturesAndNothingElse() throws IOException {
        var expected =
                List.of(
                        "long25_mine_btc_tls.pcap 443 SHARE_LIKE",
                        "sv2_noise_standard_espminer_sv2tp.pcap 3336 NOISE",
                        "xmr_stratum_tls_stunnel_xmrig.pcap 443 SHARE_LIKE",
                        "xmr_wireguard_tunnel_xmrig.pcap 51820 SHARE_LIKE");
        assertEquals(expected, List.copyOf(found("own")));
    }

    @Test
    void findsNothingWhereNobodyMines() throws IOException {
        assertEquals(List.of(), List.copyOf(found("public/other")));
    }

    private static SortedSet<String> found(String directory) throws IOException {
        var found = new TreeSet<String>();
        for (Path file : files(CAPTURES.resolve(directory))) {
            listen(file, found);
        }
        return found;
    }

    private static void listen(Path file, SortedSet<String> found) {
        var counters = new Counters();
        var listener =
                new OpaqueListener() {
                    @Override
                    public void suspicious(Flow flow, ThinFlow seen) {
                        int server = flow.endpoints().port(1 - seen.clientSide());
                        found.add(file.getFileName() + " " + server + " " + seen.rhythm());
                    }

                    @Override
                    public void read(Flow flow, ThinFlow seen) {}

                    @Override
                    public void ended(Flow flow, ThinFlow seen) {
                        suspicious(flow, seen);
                    }
                };
        try (var traffic =
                new OpaqueTraffic(
                        CadenceConfig.DEFAULT,
                        new FlowKey(0x1234_5678_9abc_def1L, 0x0fed_cba9_8765_4321L),
                        new Synchrony(new BlockClock()),
                        new Names(Signatures::empty),
                        ReadFlows.NONE,
                        listener,
                        counters)) {
            var decoder = new Decoder(DecodeConfig.standard(), traffic, counters);
            CaptureFiles.open(List.of(file.toString()), problem -> {}).run(decoder);
            traffic.flush();
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().matches(".*\\.(pcap|pcapng|cap)"))
                    .sorted()
                    .toList();
        }
    }
}
