package io.minewatch.protocol;

import io.minewatch.flow.Flow;
import io.minewatch.flow.Follower;
import io.minewatch.flow.Interest;
import io.minewatch.flow.PeerMessage;
import io.minewatch.flow.PeerNetwork;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Counters;
import io.minewatch.metrics.Drop;
import io.minewatch.protocol.carrier.Body;
import io.minewatch.protocol.carrier.Carriage;
import io.minewatch.protocol.carrier.Sides;
import io.minewatch.protocol.carrier.Unread;
import io.minewatch.protocol.carrier.Unwrapper;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.CodecException;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;

/**
 * One followed flow: a pipeline for each side turns bytes into messages, the {@link Interpreter}
 * turns messages into what they mean.
 */
final class Conversation implements Follower {

    /**
     * A file in transfer fills its segments and ends them anywhere; who mines ends a segment with a
     * message. After so many segments of one side without a message's end at theirs, it is a file.
     */
    static final int MAX_UNENDED_SEGMENTS = 12;

    /**
     * The same if messages end inside them, as they do in a log. A pool's welcome may fill a
     * segment and end in the next.
     */
    static final int MAX_CROWDED_SEGMENTS = 2;

    /**
     * For so many segments that ended with a message before, one more that does not is believed:
     * what waited during a stall is sent in full segments. A file's end so only by chance, one of
     * as many as a line has characters.
     */
    static final int ENDED_PER_CROWDED = 8;

    /**
     * Smallest segment that a transfer of a file fills: the least that every IPv4 host must take.
     */
    static final int FULL_SEGMENT = 536;

    private final Flow flow;
    private final Interpreter interpreter;
    private final Counters counters;
    private final Allowance allowance;
    private final Sides carriers = new Sides();
    private final List<BinaryForm> forms;
    private final Side[] sides = {new Side(0), new Side(1)};
    private final ConversationListener listener;
    private Optional<NoiseShape> noise = Optional.empty();
    private Optional<ConversationListener.Lasting> nodes = Optional.empty();
    private boolean begun;
    private long now;
    private int kept;

    Conversation(
            Flow flow,
            List<Dialect> dialects,
            List<BinaryForm> forms,
            ConversationListener listener,
            Counters counters,
            Allowance allowance) {
        this.flow = flow;
        this.listener = listener;
        this.allowance = allowance;
        this.interpreter = new Interpreter(flow, dialects, listener, counters);
        this.counters = counters;
        this.forms = forms;
    }

    @Override
    public void data(int side, MemorySegment memory, long offset, int length, long timestampNanos) {
        if (interpreter.interest() == Interest.NONE) {
            return;
        }
        now = timestampNanos;
        byte[] bytes = memory.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE);
        if (!begun) {
            begun = true;
            noise = NoiseShape.of(side, bytes, flow);
            PeerMessage.network(memory, offset, length).ifPresent(network -> peers(network, side));
        } else if (noise.isPresent()) {
            interpreter.encrypted(noise.get(), noise.get().data(side, bytes), now);
        }
        if (noise.isEmpty() && interpreter.interest() != Interest.NONE) {
            sides[side].data(bytes);
            release();
        }
    }

    /** The screen lets nodes through by the start of a message: there is no need to ask again. */
    private void peers(PeerNetwork network, int side) {
        interpreter.isPeers();
        nodes = listener.nodes(flow, network, side);
    }

    /** Gives back what is not needed any more. */
    private void release() {
        if (!interpreter.isUndecided()) {
            allowance.give(kept);
            kept = 0;
        }
        if (interpreter.interest() == Interest.NONE) {
            for (Side side : sides) {
                side.close();
            }
        }
    }

    @Override
    public void gap(int side, long missing, long timestampNanos) {
        now = timestampNanos;
        noise.ifPresent(shape -> interpreter.encrypted(shape, shape.gap(side, missing), now));
        sides[side].gap();
    }

    @Override
    public void pulse(long timestampNanos) {
        interpreter.pulse(timestampNanos);
        if (nodes.isPresent()) {
            nodes.get().pulse(timestampNanos);
        }
    }

    @Override
    public void settle() {
        interpreter.settle();
        release();
    }

    @Override
    public void closed(long timestampNanos) {
        now = timestampNanos;
        for (Side side : sides) {
            side.close();
        }
        interpreter.ended(timestampNanos);
        nodes.ifPresent(lasting -> lasting.ended(timestampNanos));
        release();
    }

    @Override
    public Interest interest() {
        return interpreter.interest();
    }

    /**
     * The pipeline of one side: what it is carried in is taken off, what is left is cut into
     * messages.
     */
    private final class Side extends SimpleChannelInboundHandler<Object> {

        private final int number;
        private @Nullable EmbeddedChannel channel;

        // Made with the channel, and asked only while there is one.
        @SuppressWarnings("NullAway.Init")
        private Unwrapper unwrapper;

        @SuppressWarnings("NullAway.Init")
        private MessageFramer framer;

        private boolean broken;
        private int unended;
        private int crowded;
        private int ended;
        private int ends;
        private int buffered;

        Side(int number) {
            this.number = number;
        }

        void data(byte[] bytes) {
            if (channel != null && turnsToHttp(bytes)) {
                close();
            }
            EmbeddedChannel pipeline = channel == null ? open() : channel;
            ends = 0;
            pipeline.writeInbound(Unpooled.wrappedBuffer(bytes));
            if (broken) {
                begin();
                return;
            }
            account();
            if (!carriers.isFramed()) {
                watchForFile(bytes.length);
            }
        }

        private EmbeddedChannel open() {
            unwrapper = new Unwrapper(carriers, number);
            framer = new MessageFramer(forms);
            broken = false;
            channel = new EmbeddedChannel(unwrapper, framer, this);
            return channel;
        }

        /** One may join between a head and its body: the body looks like a message on a line. */
        private boolean turnsToHttp(byte[] bytes) {
            return unwrapper.hasLeft() && isBetween() && Unwrapper.isHttp(bytes);
        }

        /** The same handler serves one channel after the other. */
        @Override
        public boolean isSharable() {
            return true;
        }

        private boolean isBetween() {
            return unwrapper.isBetweenMessages() && framer.isBetweenMessages();
        }

        private void watchForFile(int length) {
            if (isBetween()) {
                unended = 0;
                crowded = 0;
                ended += ends > 0 ? 1 : 0;
            } else if (length >= FULL_SEGMENT) {
                unended++;
                crowded += ends > 0 ? 1 : 0;
            }
            int believed = ended / ENDED_PER_CROWDED;
            if (unended > MAX_UNENDED_SEGMENTS + believed
                    || crowded > MAX_CROWDED_SEGMENTS + believed) {
                interpreter.isFile(number);
            }
        }

        /** Without room for the beginning of a message the message is lost. */
        private void account() {
            int more = unwrapper.waiting() + framer.waiting() - buffered;
            if (more <= 0 || allowance.take(more)) {
                allowance.give(Math.max(0, -more));
                buffered += more;
            } else {
                counters.count(Drop.MESSAGE_TOO_LONG);
                gap();
            }
        }

        /** Lines go on behind the next line feed; in a carrier everything begins anew. */
        void gap() {
            if (channel == null) {
                return;
            }
            if (carriers.isFramed() || unwrapper.waiting() > 0) {
                begin();
            } else {
                channel.pipeline().fireUserEventTriggered(MessageFramer.Gap.GAP);
                account();
            }
        }

        /** Forgets what was begun. */
        private void begin() {
            close();
            open();
        }

        void close() {
            if (channel != null) {
                channel.finishAndReleaseAll();
                channel = null;
                allowance.give(buffered);
                buffered = 0;
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, Object read) {
            switch (read) {
                case MessageFramer.Frame frame -> frame(frame);
                case MessageFramer.Foreign _ -> interpreter.foreign(number);
                case MessageFramer.TooLong _ -> counters.count(Drop.MESSAGE_TOO_LONG);
                case Body body -> body(body);
                case Carriage carriage -> interpreter.carried(carriage);
                case Unread unread -> unread(unread);
                default -> throw new IllegalStateException("not from the pipeline: " + read);
            }
        }

        private void unread(Unread unread) {
            counters.count(
                    unread == Unread.TOO_LONG ? Drop.MESSAGE_TOO_LONG : Drop.MESSAGE_MALFORMED);
            broken |= unread == Unread.BROKEN;
        }

        /** What a carrier's codec cannot read; the conversation may go on behind it. */
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            if (cause instanceof CodecException) {
                counters.count(Drop.MESSAGE_MALFORMED);
                broken = true;
            } else {
                context.fireExceptionCaught(cause);
            }
        }

        /** Without room for one more message it must be clear now what the others are. */
        private void keep(int bytes) {
            if (allowance.take(bytes)) {
                kept += bytes;
            } else {
                interpreter.decideNow();
            }
        }

        private void frame(MessageFramer.Frame frame) {
            ends++;
            List<Message> messages;
            try {
                keep(frame.bytes().readableBytes() * Allowance.TREE);
                messages =
                        frame.form().isPresent()
                                ? frame.form().get().read(frame.bytes()).stream().toList()
                                : MessageParser.parse(frame.bytes());
            } finally {
                frame.bytes().release();
            }
            if (messages.isEmpty() && !frame.afterGap() && frame.form().isEmpty()) {
                counters.count(Drop.MESSAGE_MALFORMED);
                interpreter.foreign(number);
            }
            hear(messages);
        }

        private void body(Body body) {
            try {
                int length = body.bytes().readableBytes();
                keep(length * Allowance.TREE);
                List<Message> messages = MessageParser.parse(body, forms);
                if (messages.isEmpty() && length > 0) {
                    interpreter.foreign(number);
                }
                hear(messages);
            } finally {
                body.bytes().release();
            }
        }

        private void hear(List<Message> messages) {
            for (Message message : messages) {
                counters.count(Counter.MESSAGES);
                interpreter.message(number, now, message);
            }
        }
    }
}
