package io.minewatch.captured;

import io.minewatch.Dialects;
import io.minewatch.capture.CaptureFiles;
import io.minewatch.capture.FrameListener;
import io.minewatch.decode.DecodeConfig;
import io.minewatch.decode.Decoder;
import io.minewatch.decode.Packet;
import io.minewatch.flow.Endpoints;
import io.minewatch.flow.FlowConfig;
import io.minewatch.flow.FlowTable;
import io.minewatch.metrics.Counters;
import io.minewatch.protocol.Conversations;
import io.minewatch.signature.SignatureException;
import io.minewatch.signature.Signatures;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.Pseudonyms;
import io.minewatch.verdict.VerdictConfig;
import io.minewatch.verdict.Verdicts;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Inspects captures, changed or as they are. */
public final class Captured {

    private Captured() {}

    /** What is found in a capture after a change. */
    public static Map<KnownFlow, Detection> inspect(Path file, Change change) throws IOException {
        var found = new HashMap<KnownFlow, Detection>();
        var counters = new Counters();
        var verdicts =
                new Verdicts(
                        VerdictConfig.DEFAULT,
                        signatures(),
                        Pseudonyms.random(false),
                        detection -> found.put(KnownFlow.of(detection), detection),
                        counters);
        var conversations = new Conversations(Dialects.ALL, verdicts, counters);
        try (var flows = new FlowTable(FlowConfig.DEFAULT, conversations, counters)) {
            var decoder = new Decoder(DecodeConfig.standard(), flows, counters);
            play(file, change, decoder);
            flows.flush();
        }
        return found;
    }

    /** True if after the change a message of the flow begins in some packet. */
    public static boolean isLeft(Path file, Change change, KnownFlow flow) throws IOException {
        var left = new ArrayList<String>();
        var decoder =
                new Decoder(
                        DecodeConfig.standard(),
                        packet -> note(packet, flow, left),
                        new Counters());
        play(file, change, decoder);
        return left.stream()
                .anyMatch(text -> text.matches("(?s)\\{.{0,500}\"(method|params|job_id)\".*"));
    }

    private static void note(Packet packet, KnownFlow flow, List<String> left) {
        String source =
                Endpoints.address(packet.sourceHigh(), packet.sourceLow()).getHostAddress()
                        + ":"
                        + packet.sourcePort();
        if (source.equals(flow.client()) || source.equals(flow.server())) {
            byte[] bytes =
                    packet.memory()
                            .asSlice(packet.payloadOffset(), packet.payloadLength())
                            .toArray(ValueLayout.JAVA_BYTE);
            left.add(new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    private static void play(Path file, Change change, FrameListener next) throws IOException {
        Set<String> servers = change == Change.NONE ? Set.of() : servers(file);
        try (var capture = CaptureFiles.open(List.of(file.toString()), _ -> {})) {
            capture.run(change == Change.NONE ? next : new Changed(change, servers, next));
        }
    }

    /** Ends of servers, as "address:port". */
    private static Set<String> servers(Path file) throws IOException {
        var servers = new HashSet<String>();
        for (KnownFlow flow : KnownFlow.own(file.getParent().getParent(), file)) {
            servers.add(flow.server());
        }
        return servers;
    }

    private static Signatures signatures() {
        try {
            return Signatures.load(Path.of("../signatures"));
        } catch (SignatureException e) {
            throw new AssertionError(e);
        }
    }

    /** Passes on what a change leaves. */
    private static final class Changed implements FrameListener {

        private final Change change;
        private final Set<String> servers;
        private final FrameListener next;
        private int number;

        Changed(Change change, Set<String> servers, FrameListener next) {
            this.change = change;
            this.servers = servers;
            this.next = next;
        }

        @Override
        public void frame(
                MemorySegment memory,
                long offset,
                int captured,
                int onWire,
                long timestampNanos,
                int linkType) {
            byte[] frame = memory.asSlice(offset, captured).toArray(ValueLayout.JAVA_BYTE);
            if (!change.keeps(number++, isFromServer(frame))) {
                return;
            }
            byte[] changed = change.apply(frame);
            try (var arena = Arena.ofConfined()) {
                var copy = arena.allocate(changed.length);
                MemorySegment.copy(changed, 0, copy, ValueLayout.JAVA_BYTE, 0, changed.length);
                next.frame(copy, 0, changed.length, changed.length, timestampNanos, linkType);
            }
        }

        private boolean isFromServer(byte[] frame) {
            if (frame.length < 38) {
                return false;
            }
            String source =
                    (frame[26] & 0xff)
                            + "."
                            + (frame[27] & 0xff)
                            + "."
                            + (frame[28] & 0xff)
                            + "."
                            + (frame[29] & 0xff)
                            + ":"
                            + ((frame[34] & 0xff) << 8 | frame[35] & 0xff);
            return servers.contains(source);
        }
    }
}
