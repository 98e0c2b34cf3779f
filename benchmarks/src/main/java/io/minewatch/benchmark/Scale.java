package io.minewatch.benchmark;

import com.sun.management.ThreadMXBean;

import io.minewatch.cadence.CadenceConfig;
import io.minewatch.capture.FrameListener;
import io.minewatch.flow.FlowConfig;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cost of an ordinary packet as more flows are open at once, more suspects are followed, and more
 * flows that cannot be read are watched: {@code scale [MILLIONS_OF_PACKETS] [ROUNDS]}. Best of the
 * rounds, which take turns; processor time; the generator alone is measured too and taken off. Of
 * the flows that are watched each says something after every {@value #PACKETS_PER_WORD} ordinary
 * packets, in turn; that is in the cost of those packets.
 */
public final class Scale {

    private static final long[] FLOWS = {10_000, 1_000_000, 10_000_000};
    private static final List<Held> USUAL =
            List.of(
                    new Held(0, 0),
                    new Held(10_000, 0),
                    new Held(100_000, 0),
                    new Held(0, 1_000_000),
                    new Held(100_000, 1_000_000));
    private static final int USUAL_MILLIONS = 5;
    private static final int USUAL_ROUNDS = 7;

    /**
     * A million flows, each with a word in 30 seconds, on a link of two million packets a second.
     */
    private static final int PACKETS_PER_WORD = 60;

    /** Nothing is forgotten while it is measured. */
    private static final Duration LONG = Duration.ofDays(1);

    private static final byte[] CALL =
            "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"cgminer/4.12.1\"]}\n"
                    .getBytes(StandardCharsets.US_ASCII);

    /** The beginning of a TLS record. */
    private static final byte[] WORD = {0x17, 3, 3, 0, 0x60, 0x11, 0x55, (byte) 0x93};

    private static final int WORD_LENGTH = 101;

    /**
     * From one to the next that says something, far apart in memory; no divisor of their number.
     */
    private static final int STEP = 7919;

    /** A table that is to be full has no room for all: sets overflow before it is. */
    private static final double MOST_HELD = 0.97;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final OrdinaryMix mix = new OrdinaryMix();
    private final int packets;
    private long touched;

    private Scale(int packets) {
        this.packets = packets;
    }

    /**
     * What is remembered while it is measured.
     *
     * @param suspects flows that begin like mining
     * @param thin flows that cannot be read
     */
    record Held(int suspects, int thin) {

        String name() {
            return suspects + " followed" + (thin == 0 ? "" : ", " + thin + " watched");
        }
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
        System.out.println(new Scale(millions * 1_000_000).table(rounds, USUAL));
    }

    /** Measures all combinations. */
    static String table(int packets, int rounds, Held... held) {
        return new Scale(packets).table(rounds, List.of(held));
    }

    private String table(int rounds, List<Held> all) {
        var rows = new ArrayList<Row>();
        var chains = new ArrayList<Chain>();
        rows.add(
                new Row(
                        "generator alone",
                        (memory, offset, captured, onWire, nanos, link) -> touched += captured));
        try {
            for (Held held : all) {
                Chain chain = holding(held);
                chains.add(chain);
                rows.add(new Row(held.name(), new Mixed(chain, held.thin)));
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

    /** A chain that remembers these. */
    private Chain holding(Held held) {
        int room = held.thin == 0 ? CadenceConfig.DEFAULT.maxFlows() : CadenceConfig.MOST_FLOWS;
        var usual = CadenceConfig.DEFAULT;
        var cadence =
                new CadenceConfig(room, usual.idleTimeout(), usual.falseAlarm(), usual.maxTold());
        Chain chain = Chain.of(new FlowConfig(1 << 17, LONG, LONG, LONG), cadence, found -> {});
        follow(chain, held.suspects);
        long before = Machine.anonymousKilobytes(ProcessHandle.current().pid());
        watch(chain, held.thin);
        if (held.thin > 0) {
            long kilobytes = Machine.anonymousKilobytes(ProcessHandle.current().pid()) - before;
            System.out.println(
                    "%d of %d watched, %d MB"
                            .formatted(chain.suspects().watched(), held.thin, kilobytes / 1000));
        }
        return chain;
    }

    /** So many flows begin like mining, and say no more. */
    private void follow(Chain chain, int count) {
        var frame = new RawFrame();
        MemorySegment call = Arena.ofAuto().allocate(CALL.length);
        call.copyFrom(MemorySegment.ofArray(CALL));
        for (int i = 0; i < count; i++) {
            int client = 11 << 24 | i;
            frame.tcp(client, 40_000, 0xcb00_7101, 3333, 1, RawFrame.PUSH_ACK, CALL.length)
                    .saying(call, 0, CALL.length)
                    .send(chain.decoder(), mix.nanos());
        }
        if (chain.suspects().size() != count) {
            throw new IllegalStateException(chain.suspects().size() + " followed, not " + count);
        }
    }

    private void watch(Chain chain, int count) {
        var words = new Words(chain.decoder());
        for (int i = 0; i < count; i++) {
            words.say(i, mix.nanos());
        }
        if (chain.suspects().watched() < count * MOST_HELD) {
            throw new IllegalStateException(chain.suspects().watched() + " watched, not " + count);
        }
    }

    /** What flows that cannot be read say: a short record. */
    private static final class Words {

        private final FrameListener to;
        private final RawFrame frame = new RawFrame();

        Words(FrameListener to) {
            this.to = to;
            MemorySegment word = Arena.ofAuto().allocate(WORD_LENGTH);
            MemorySegment.copy(WORD, 0, word, ValueLayout.JAVA_BYTE, 0, WORD.length);
            frame.tcp(0, 0, 0, 0, 1, RawFrame.PUSH_ACK, WORD_LENGTH).saying(word, 0, WORD_LENGTH);
        }

        void say(int flow, long nanos) {
            frame.between(12 << 24 | flow, 40_000, 0xcb00_7101, 443);
            frame.send(to, nanos);
        }
    }

    /** Ordinary packets, and between them those of the flows that are watched. */
    private static final class Mixed implements FrameListener {

        private final FrameListener next;
        private final Words words;
        private final int flows;
        private int packets;
        private int flow;

        Mixed(Chain chain, int flows) {
            next = chain.decoder();
            words = new Words(next);
            this.flows = flows;
        }

        @Override
        public void frame(
                MemorySegment memory, long offset, int captured, int onWire, long nanos, int link) {
            next.frame(memory, offset, captured, onWire, nanos, link);
            if (flows > 0 && ++packets % PACKETS_PER_WORD == 0) {
                words.say(flow = (flow + STEP) % flows, nanos);
            }
        }
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
