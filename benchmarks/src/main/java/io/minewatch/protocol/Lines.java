package io.minewatch.protocol;

import io.minewatch.Dialects;
import io.minewatch.benchmark.Talk;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/** The messages that make up most of a conversation in one dialect: a job, a share, its result. */
record Lines(Dialect dialect, byte[] job, byte[] share, byte[] result) {

    /** Payloads that are looked through for them. */
    private static final int TURNS = 40;

    private record Line(int side, byte[] bytes) {}

    /** As the first kind of miner of this dialect that is simulated says them. */
    static Lines of(String name) {
        var dialect =
                Dialects.ALL.stream().filter(one -> one.name().equals(name)).findFirst().get();
        var lines = framed(Talk.of(name, TURNS));
        return new Lines(
                dialect,
                meaning(Event.Job.class, dialect, lines),
                meaning(Event.Share.class, dialect, lines),
                meaning(Event.ShareResult.class, dialect, lines));
    }

    private static List<Line> framed(Talk talk) {
        var channels =
                List.of(
                        new EmbeddedChannel(new MessageFramer(List.of())),
                        new EmbeddedChannel(new MessageFramer(List.of())));
        var lines = new ArrayList<Line>();
        for (Talk.Turn turn : talk.turns()) {
            EmbeddedChannel channel = channels.get(turn.side());
            channel.writeInbound(
                    Unpooled.wrappedBuffer(turn.bytes().toArray(ValueLayout.JAVA_BYTE)));
            while (channel.readInbound() instanceof MessageFramer.Frame frame) {
                lines.add(new Line(turn.side(), ByteBufUtil.getBytes(frame.bytes())));
                frame.bytes().release();
            }
        }
        return lines;
    }

    /** The last line that means such an event: the first job may be told otherwise. */
    private static byte[] meaning(Class<?> event, Dialect dialect, List<Line> lines) {
        var reader = dialect.reader();
        var found = new ArrayList<byte[]>();
        int client = lines.getFirst().side();
        for (Line line : lines) {
            Speaker speaker = line.side() == client ? Speaker.CLIENT : Speaker.SERVER;
            for (Message message : parse(line.bytes())) {
                reader.read(
                        speaker,
                        message,
                        read -> {
                            if (event.isInstance(read)) {
                                found.add(line.bytes());
                            }
                        });
            }
        }
        if (found.isEmpty()) {
            throw new IllegalStateException(dialect.name() + ": nobody says " + event);
        }
        return found.getLast();
    }

    static List<Message> parse(byte[] line) {
        return MessageParser.parse(Unpooled.wrappedBuffer(line));
    }
}
