package io.minewatch.benchmark;

import com.sun.management.ThreadMXBean;

import io.minewatch.capture.FrameListener;
import io.minewatch.flow.FlowConfig;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cost of an ordinary packet as more flows are open at once and more suspects are followed: {@code
 * scale [MILLIONS_OF_PACKETS] [ROUNDS]}. Best of the rounds, which take turns; processor time; the
 * generator alone is measured too and taken off.
 */
public final class Scale {

    private static final long[] FLOWS = {10_000, 1_000_000, 10_000_000};
    private static final int[] SUSPECTS = {0, 10_000, 100_000};
    private static final int USUAL_MILLIONS = 5;
    private static final int USUAL_ROUNDS = 7;

    /** Nothing is forgotten while it is measured. */
    private static final Duration LONG = Duration.ofDays(1);

    private static final byte[] CALL =
            "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"cgminer/4.12.1\"]}\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final OrdinaryMix mix = new OrdinaryMix();
    private final int packets;
    private long touched;

    private Scale(int packets) {
        this.packets = packets;
    }

    /** Who looks at the packets, and the best that was measured for each number of flows. */
    private record Row(String name, FrameListener listener, double[] best, long[] allocated) {

        Row(String name, FrameListener listener) {
            this(name, listener, new double[FLOWS.length], new long[FLOWS.length]);
            Arrays.fill(best, Double.MAX_VALUE);
        }
    }

    public static void main(String[] arguments) {
        int millions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : USUAL_MILLIONS;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : USUAL_ROUNDS;
        System.out.println(Machine.description("scale", arguments));
        System.out.println(new Scale(millions * 1_000_000).table(rounds, SUSPECTS));
    }

    /** Measures all combinations. */
    static String table(int packets, int rounds, int... suspects) {
        return new Scale(packets).table(rounds, suspects);
    }

    private String table(int rounds, int... suspects) {
        var rows = new ArrayList<Row>();
        var chains = new ArrayList<Chain>();
        rows.add(
                new Row(
                        "generator alone",
                        (memory, offset, captured, onWire, nanos, link) -> touched += captured));
        try {
            for (int count : suspects) {
                Chain chain = following(count);
                chains.add(chain);
                rows.add(new Row(count + " followed", chain.decoder()));
            }
            for (int round = 0; round <= rounds; round++) {
                for (Row row : rows) {
                    measure(row, round == 0);
                }
            }
            return text(rows);
        } finally {
            chains.forEach(Chain::close);
        }
    }

    /** A chain that follows so many flows, none of which says more. */
    private Chain following(int count) {
        Chain chain = Chain.of(new FlowConfig(1 << 17, LONG, LONG, LONG), detection -> {});
        var frame = new RawFrame();
        MemorySegment call = Arena.ofAuto().allocate(CALL.length);
        call.copyFrom(MemorySegment.ofArray(CALL));
        for (int i = 0; i < count; i++) {
            int client = 11 << 24 | i;
            frame.tcp(client, 40_000, 0xcb00_7101, 3333, 1, RawFrame.PUSH_ACK, CALL.length)
                    .saying(call, 0, CALL.length)
                    .send(chain.decoder(), mix.nanos());
        }
        if (chain.flows().size() != count) {
            throw new IllegalStateException(chain.flows().size() + " followed, not " + count);
        }
        return chain;
    }

    private void measure(Row row, boolean warmUp) {
        for (int i = 0; i < FLOWS.length; i++) {
            long allocated = threads.getCurrentThreadAllocatedBytes();
            long begin = threads.getCurrentThreadCpuTime();
            mix.send(row.listener, FLOWS[i], packets);
            double nanos = (double) (threads.getCurrentThreadCpuTime() - begin) / packets;
            if (!warmUp) {
                row.best[i] = Math.min(row.best[i], nanos);
                row.allocated[i] = threads.getCurrentThreadAllocatedBytes() - allocated;
            }
        }
    }

    private String text(List<Row> rows) {
        double[] generator = rows.getFirst().best;
        double first = rows.get(1).best[0] - generator[0];
        var table =
                new MarkdownTable(
                        "ns/packet of CPU",
                        "10 k flows",
                        "1 M flows",
                        "10 M flows",
                        "10 M : 10 k",
                        "1 M : none followed",
                        "bytes allocated per packet");
        for (Row row : rows) {
            boolean alone = row == rows.getFirst();
            double[] net = new double[FLOWS.length];
            for (int i = 0; i < net.length; i++) {
                net[i] = alone ? row.best[i] : row.best[i] - generator[i];
            }
            double bytes = (double) Arrays.stream(row.allocated).max().orElse(0) / packets;
            table.row(
                    row.name,
                    "%.1f".formatted(net[0]),
                    "%.1f".formatted(net[1]),
                    "%.1f".formatted(net[2]),
                    "%.2f".formatted(net[2] / net[0]),
                    alone ? "-" : "%.2f".formatted(net[1] / first),
                    "%.3f".formatted(bytes));
        }
        return table.toString();
    }
}
