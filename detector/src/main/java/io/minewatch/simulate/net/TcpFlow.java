package io.minewatch.simulate.net;

import static io.minewatch.simulate.net.Segment.ACK;
import static io.minewatch.simulate.net.Segment.FIN;
import static io.minewatch.simulate.net.Segment.PSH;
import static io.minewatch.simulate.net.Segment.RST;
import static io.minewatch.simulate.net.Segment.SYN;

import io.minewatch.simulate.script.Conversation;
import io.minewatch.simulate.script.Dice;
import io.minewatch.simulate.script.Say;
import io.minewatch.simulate.script.Side;

import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * A conversation over TCP, seen from a place between its ends.
 *
 * <p>It goes round by round: what one side says in one go, with all acknowledgements and
 * repetitions, is scheduled at once; nothing of the next round comes before the other side can have
 * heard this one. So the order of what is said stays that of the script whatever happens on the
 * way, and the state of a flow is one burst at most.
 */
public final class TcpFlow implements Flow {

    private static final byte[] NOTHING = {};
    private static final long SECOND = 1_000_000_000L;

    /** What one side says within this time goes out as one burst. */
    private static final long BURST = 50_000_000L;

    /**
     * So many bytes of a long answer are written at once, and the segment in which they end says so
     * (PSH): one in six full segments, as in captures of downloads.
     */
    private static final int WRITTEN_AT_ONCE = 8192;

    /** The most bytes of a burst, however fast the path: bounds what a flow keeps. */
    private static final int LARGEST_WINDOW = 64 * 1448;

    private static final int FIRST_WINDOW = 10 * 1448;

    private final Conversation conversation;
    private final Path path;
    private final Dice dice;
    private final long start;
    private final PriorityQueue<Segment> pending =
            new PriorityQueue<>(
                    Comparator.comparingLong(Segment::at).thenComparingLong(Segment::order));
    private final long[] sequence;
    private final long[] stamp = new long[2];
    private final int[] id = new int[2];
    private Optional<Say> next = Optional.empty();
    private Side last = Side.CLIENT;
    private boolean closed;
    private boolean windowFull;
    private long clock;
    private long order;
    private int window = FIRST_WINDOW;
    private int packets;
    private long latest;

    /**
     * @param start nanoseconds since the simulation began
     */
    public TcpFlow(Conversation conversation, Path path, Dice dice, long start) {
        this.conversation = conversation;
        this.path = path;
        this.dice = dice;
        this.start = start;
        this.clock = start;
        this.sequence = new long[] {dice.bits(), dice.bits()};
        id[0] = dice.below(1 << 16);
        id[1] = dice.below(1 << 16);
        open();
    }

    private void open() {
        schedule(clock, Side.CLIENT, SYN, 0);
        switch (conversation.opening()) {
            case IGNORED -> {
                for (long wait : new long[] {SECOND, 3 * SECOND, 7 * SECOND}) {
                    schedule(start + wait, Side.CLIENT, SYN, 0);
                }
                closed = true;
            }
            case REFUSED -> {
                sequence[0]++;
                schedule(clock + 2 * path.serverDelay(), Side.SERVER, RST | ACK, sequence[0]);
                closed = true;
            }
            case ACCEPTED -> {
                sequence[0]++;
                clock += 2 * path.serverDelay() + dice.between(10_000, 10_000 + path.jitter());
                schedule(clock, Side.SERVER, SYN | ACK, sequence[0]);
                sequence[1]++;
                clock += 2 * path.clientDelay() + dice.between(10_000, 10_000 + path.jitter());
                schedule(clock, Side.CLIENT, ACK, sequence[1]);
                next = conversation.script().next();
            }
        }
    }

    @Override
    public long nextTime() {
        while (!closed && (pending.isEmpty() || roundBegin() <= pending.peek().at())) {
            if (next.isPresent()) {
                round();
            } else {
                close();
            }
        }
        return pending.isEmpty() ? NEVER : pending.peek().at();
    }

    private long roundBegin() {
        if (next.isEmpty()) {
            return clock + 2 * delay(Side.CLIENT) + 1;
        }
        Say say = next.get();
        boolean waits = say.from() != last || windowFull;
        long heard = waits ? 2 * delay(say.from()) + 10_000 : 1_000;
        long due = start + say.at();
        return Math.max(due, clock + heard);
    }

    private long delay(Side side) {
        return side == Side.CLIENT ? path.clientDelay() : path.serverDelay();
    }

    private void round() {
        long begin = roundBegin();
        if (conversation.keepAlive() > 0 && begin - clock > conversation.keepAlive()) {
            keepAlive(begin);
        }
        Side from = next.orElseThrow().from();
        int side = from.ordinal();
        long acknowledged = sequence[1 - side];
        var burst = new Burst(path, dice, sequence[side], begin, delay(from.other()));
        fill(burst, from, begin);
        sequence[side] = burst.end();
        clock = begin;
        for (var seen : burst.sightings()) {
            Say part = seen.piece().part();
            int flags = isWritten(seen.piece()) ? ACK | PSH : ACK;
            put(seen.at(), from, flags, seen.piece().sequence(), acknowledged, part);
        }
        for (var heard : burst.acknowledgements()) {
            var nothing = new Say(0, from.other(), NOTHING, 0, 0);
            put(heard.at(), from.other(), ACK, acknowledged, heard.number(), nothing);
        }
        last = from;
    }

    /**
     * True if a message ends with it, or one of the pieces in which a program writes a long one.
     */
    private static boolean isWritten(Burst.Piece piece) {
        long end = piece.sequence() + piece.part().length();
        return piece.last() || piece.sequence() / WRITTEN_AT_ONCE != end / WRITTEN_AT_ONCE;
    }

    private void fill(Burst burst, Side from, long begin) {
        int room = window;
        windowFull = false;
        window = Math.min(2 * window, LARGEST_WINDOW);
        while (room > 0 && next.isPresent()) {
            Say say = next.get();
            long due = start + say.at();
            if (say.from() != from || due > begin + BURST) {
                return;
            }
            int count = Math.min(room, say.length());
            burst.add(say.first(count), due);
            room -= count;
            next =
                    count < say.length()
                            ? Optional.of(say.after(count))
                            : conversation.script().next();
        }
        windowFull = true;
    }

    /** Probes of the client, one byte behind what is acknowledged, as Linux sends them. */
    private void keepAlive(long until) {
        long every = conversation.keepAlive();
        for (long at = clock + every; at < until - path.roundTrip(); at += every) {
            long known = sequence[0];
            sequence[0] = known - 1;
            schedule(at, Side.CLIENT, ACK, sequence[1]);
            sequence[0] = known;
            schedule(at + 2 * path.serverDelay() + 30_000, Side.SERVER, ACK, known);
        }
    }

    private void close() {
        closed = true;
        // The last steps may have been to say nothing for a while.
        clock = Math.max(roundBegin(), start + conversation.script().now());
        switch (conversation.closing()) {
            case CLIENT_FIN -> fin(Side.CLIENT);
            case SERVER_FIN -> fin(Side.SERVER);
            case CLIENT_RESET -> schedule(clock, Side.CLIENT, RST | ACK, sequence[1]);
            case SERVER_RESET -> schedule(clock, Side.SERVER, RST | ACK, sequence[0]);
            case NONE -> {}
        }
    }

    private void fin(Side first) {
        Side second = first.other();
        schedule(clock, first, FIN | ACK, sequence[second.ordinal()]);
        sequence[first.ordinal()]++;
        clock += 2 * delay(second) + 50_000;
        schedule(clock, second, FIN | ACK, sequence[first.ordinal()]);
        sequence[second.ordinal()]++;
        clock += 2 * delay(first) + 20_000;
        schedule(clock, first, ACK, sequence[second.ordinal()]);
    }

    private void schedule(long at, Side from, int flags, long acknowledged) {
        var nothing = new Say(0, from, NOTHING, 0, 0);
        put(at, from, flags, sequence[from.ordinal()], acknowledged, nothing);
    }

    private void put(long at, Side from, int flags, long number, long acknowledged, Say data) {
        clock = Math.max(clock, at);
        pending.add(
                new Segment(
                        at,
                        order++,
                        from,
                        flags,
                        number,
                        acknowledged,
                        data.bytes(),
                        data.offset(),
                        data.length()));
    }

    @Override
    public void emit(Tap tap) throws IOException {
        Segment segment = pending.remove();
        latest = segment.at();
        int side = segment.from().ordinal();
        stamp[side] = (segment.at() - delay(segment.from())) / 1_000_000 + uptime(side);
        id[side]++;
        if (!tap.sees(packets++, segment.from(), segment.at())) {
            return;
        }
        Endpoint from = side == 0 ? path.client() : path.server();
        Endpoint to = side == 0 ? path.server() : path.client();
        FrameBuffer frame = tap.buffer();
        frame.append(segment.bytes(), segment.offset(), segment.length());
        TcpHeader.prepend(frame, segment, from, to, stamp[side], stamp[1 - side]);
        int type =
                Headers.ip(frame, from.address(), to.address(), Headers.TCP, from.ttl(), id[side]);
        tap.capture(segment.at(), segment.from(), type);
    }

    /** Clocks of hosts do not begin at 0. */
    private long uptime(int side) {
        return (path.client().port() * 7919L + side * 104_729L) * 1_000;
    }

    @Override
    public long start() {
        return start;
    }

    @Override
    public long latest() {
        return latest;
    }

    @Override
    public Conversation conversation() {
        return conversation;
    }

    @Override
    public Path path() {
        return path;
    }
}
