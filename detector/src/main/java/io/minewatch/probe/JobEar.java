package io.minewatch.probe;

import io.minewatch.flow.Endpoints;
import io.minewatch.flow.Flow;
import io.minewatch.flow.Follower;
import io.minewatch.metrics.Counters;
import io.minewatch.protocol.ConversationListener;
import io.minewatch.protocol.Conversations;
import io.minewatch.protocol.Dialect;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Heard;
import io.minewatch.protocol.Speaker;
import io.minewatch.protocol.carrier.Carriage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Hears one connection to a pool that is watched: tells of each job for another block. */
final class JobEar extends ChannelInboundHandlerAdapter
        implements ConversationListener, ConversationListener.Listener {

    /** Pools send a job a minute or more; after ten times that it is a dead connection. */
    private static final long SILENT_MINUTES = 10;

    /** A connection that brought work and lasted so long was not refused. */
    private static final long HELD_NANOS = TimeUnit.MINUTES.toNanos(1);

    private static final Endpoints NOWHERE = new Endpoints(6, 0, 1, 0, 0, 2, 0);

    private final WatchedPool pool;
    private final byte[] opening;
    private final Ticks ticks;
    private final WatchListener watch;
    private final LongSupplier epochNanos;
    private final Follower follower;
    private final long begunNanos = System.nanoTime();
    private Optional<String> block = Optional.empty();
    private String reason = "closed";
    private boolean works;
    private long nowNanos;
    private @Nullable ScheduledFuture<?> silence;

    JobEar(
            WatchedPool pool,
            byte[] opening,
            List<Dialect> dialects,
            Ticks ticks,
            WatchListener watch,
            LongSupplier epochNanos) {
        this.pool = pool;
        this.opening = opening;
        this.ticks = ticks;
        this.watch = watch;
        this.epochNanos = epochNanos;
        follower =
                new Conversations(dialects, this, new Counters())
                        .opened(new Flow(NOWHERE, "watch", epochNanos.getAsLong()));
    }

    /** True if the connection was good for a while. */
    boolean held() {
        return works && System.nanoTime() - begunNanos >= HELD_NANOS;
    }

    /** Why it ended. */
    String reason() {
        return reason;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (!pool.tls()) {
            say(context);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                say(context);
            } else {
                reason = TlsNames.complaint(handshake.cause());
                context.close();
            }
        }
    }

    private void say(ChannelHandlerContext context) {
        hear(Transcript.OWN, opening);
        context.writeAndFlush(Unpooled.wrappedBuffer(opening));
        await(context);
    }

    private void await(ChannelHandlerContext context) {
        if (silence != null) {
            silence.cancel(false);
        }
        silence =
                context.executor()
                        .schedule(
                                () -> {
                                    reason = "silent";
                                    context.close();
                                },
                                SILENT_MINUTES,
                                TimeUnit.MINUTES);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        try {
            if (read instanceof ByteBuf bytes) {
                hear(Transcript.THEIRS, ByteBufUtil.getBytes(bytes));
                await(context);
            }
        } finally {
            ReferenceCountUtil.release(read);
        }
    }

    private void hear(int side, byte[] bytes) {
        nowNanos = epochNanos.getAsLong();
        follower.data(side, MemorySegment.ofArray(bytes), 0, bytes.length, nowNanos);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        follower.closed(epochNanos.getAsLong());
        if (silence != null) {
            silence.cancel(false);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        reason = TlsNames.complaint(cause);
        context.close();
    }

    @Override
    public Listener begins(Flow flow, Dialect dialect) {
        return this;
    }

    @Override
    public void event(Heard heard, Event event) {
        if (heard.speaker() != Speaker.SERVER) {
            return;
        }
        if (event instanceof Event.Job job) {
            job(job);
        } else if (event instanceof Event.LoginReply reply && !reply.accepted()) {
            String why = reply.reason().map(text -> ": " + Excerpt.shown(text)).orElse("");
            reason = "login refused" + why;
        }
    }

    /**
     * The first job of a connection tells where the chain is, not when it got there. Where jobs
     * name neither block nor height, their word for it counts that all former ones are void.
     */
    private void job(Event.Job job) {
        Optional<String> now =
                job.previousHash()
                        .or(
                                () ->
                                        job.height().isPresent()
                                                ? Optional.of("" + job.height().getAsLong())
                                                : Optional.empty());
        boolean changed = now.isEmpty() ? job.clean() : !now.equals(block);
        block = now;
        if (!works) {
            works = true;
            watch.works(pool);
        } else if (changed) {
            ticks.tick(pool.chain(), nowNanos);
        }
    }

    @Override
    public void dialect(Dialect other) {}

    @Override
    public void client(int side) {}

    @Override
    public void carried(Carriage carriage) {}

    @Override
    public void pulse(long timeNanos) {}

    @Override
    public void ended(long timeNanos) {}

    @Override
    public void withdrawn() {}
}
