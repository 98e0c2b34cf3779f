package io.minewatch.simulate.net;

import io.minewatch.simulate.script.Conversation;
import io.minewatch.simulate.script.Dice;
import io.minewatch.simulate.script.Say;
import io.minewatch.simulate.script.Side;

import java.io.IOException;
import java.util.Optional;

/** A conversation over UDP: what is said in one go is one datagram. */
public final class UdpFlow implements Flow {

    private final Conversation conversation;
    private final Path path;
    private final Dice dice;
    private final long start;
    private Optional<Say> next;
    private long time;
    private int packets;
    private long latest;

    /**
     * @param start nanoseconds since the simulation began
     */
    public UdpFlow(Conversation conversation, Path path, Dice dice, long start) {
        this.conversation = conversation;
        this.path = path;
        this.dice = dice;
        this.start = start;
        this.time = start;
        advance();
    }

    @Override
    public long nextTime() {
        return next.isPresent() ? time : NEVER;
    }

    @Override
    public void emit(Tap tap) throws IOException {
        Say say = next.orElseThrow();
        latest = time;
        Endpoint from = say.from() == Side.CLIENT ? path.client() : path.server();
        Endpoint to = say.from() == Side.CLIENT ? path.server() : path.client();
        if (tap.sees(packets++, say.from(), time)) {
            FrameBuffer frame = tap.buffer();
            frame.append(say.bytes(), say.offset(), say.length());
            Headers.udp(frame, from.address(), from.port(), to.address(), to.port());
            tap.capture(
                    time,
                    say.from(),
                    Headers.ip(
                            frame,
                            from.address(),
                            to.address(),
                            Headers.UDP,
                            from.ttl(),
                            dice.below(1 << 16)));
        }
        advance();
    }

    private void advance() {
        next = conversation.script().next();
        if (next.isPresent()) {
            long said = start + next.get().at() + dice.between(0, path.jitter());
            time = Math.max(said, time + path.spacing());
        }
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
