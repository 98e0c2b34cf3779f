package io.minewatch.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.minewatch.probe.Outcome.End;
import io.minewatch.probe.Reading.Degree;
import io.minewatch.probe.noise.NoiseInitiator;
import io.minewatch.protocol.Dialect;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Holds one connection: lets the other side greet, says the steps of an offer, and ends as soon as
 * it is clear what the other side is, or when it says no more, or when time is over.
 */
final class Exchange extends ChannelInboundHandlerAdapter {

    /** Behind a welcome comes work, if it comes at all without being asked for. */
    private static final long SETTLE_MILLIS = 800;

    /** A server that has begun to answer goes on at once. */
    private static final long QUIET_MILLIS = 700;

    /** Of the time for an answer; a slower line has a longer timeout. */
    private static final int SHARE = 4;

    private final Offer offer;
    private final List<Dialect> dialects;
    private final boolean secure;
    private final long greetingMillis;
    private final long timeoutMillis;
    private final Transcript transcript = new Transcript();
    private final CompletableFuture<Outcome> done = new CompletableFuture<>();
    private Optional<NoiseInitiator> noise = Optional.empty();
    private Optional<Reading> reading = Optional.empty();
    private Optional<String> secret = Optional.empty();
    private List<String> names = List.of();
    private @Nullable ScheduledFuture<?> quiet;
    private int step;

    /**
     * @param secure true if TLS comes before
     * @param greetingMillis how long the other side is let speak first
     * @param timeoutMillis how long all of it may take
     */
    Exchange(
            Offer offer,
            List<Dialect> dialects,
            boolean secure,
            long greetingMillis,
            long timeoutMillis) {
        this.offer = offer;
        this.dialects = dialects;
        this.secure = secure;
        this.greetingMillis = greetingMillis;
        this.timeoutMillis = timeoutMillis;
    }

    /** How it went; never fails. */
    CompletableFuture<Outcome> done() {
        return done;
    }

    /** Nobody was reached. */
    void unreachable(String reason) {
        finish(End.UNREACHABLE, reason);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.executor()
                .schedule(
                        () -> end(context, inTls() ? End.LATE : End.NO_TLS, "no answer in time"),
                        timeoutMillis,
                        TimeUnit.MILLISECONDS);
        if (!secure) {
            begin(context);
        }
    }

    private boolean inTls() {
        return !secure || !names.isEmpty();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                names = TlsNames.of(context);
                begin(context);
            } else {
                end(context, End.NO_TLS, TlsNames.complaint(handshake.cause()));
            }
        }
    }

    private void begin(ChannelHandlerContext context) {
        if (greetingMillis == 0) {
            say(context);
        } else {
            context.executor().schedule(() -> say(context), greetingMillis, TimeUnit.MILLISECONDS);
        }
    }

    /** The next step, if nothing is clear yet. */
    private void say(ChannelHandlerContext context) {
        if (done.isDone()) {
            return;
        }
        if (offer.kind() == Offer.Kind.NOISE) {
            noise = Optional.of(new NoiseInitiator(new SecureRandom()));
            send(context, noise.get().opening());
        } else {
            send(context, offer.steps().get(step));
        }
        step++;
        if (reading.filter(it -> it.degree() == Degree.WELCOMED).isPresent()) {
            wait(context, SETTLE_MILLIS);
        }
    }

    private void send(ChannelHandlerContext context, byte[] bytes) {
        transcript.own(bytes);
        context.writeAndFlush(Unpooled.wrappedBuffer(bytes));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        try {
            if (read instanceof ByteBuf bytes && !done.isDone()) {
                transcript.theirs(ByteBufUtil.getBytes(bytes));
            }
        } finally {
            ReferenceCountUtil.release(read);
        }
    }

    /** Once for all that came at once: reading it anew for each piece would be slow. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (done.isDone()) {
            return;
        }
        if (offer.kind() == Offer.Kind.NOISE) {
            decrypt(context);
        } else {
            look(context);
        }
        if (transcript.isFull()) {
            end(context, End.FULL, "");
        }
    }

    private void decrypt(ChannelHandlerContext context) {
        byte[] answer = transcript.answer();
        if (noise.isPresent() && answer.length >= NoiseInitiator.ANSWER) {
            secret =
                    noise.get()
                            .read(answer)
                            .map(
                                    it ->
                                            "certificate of version %d, valid from %d to %d"
                                                    .formatted(
                                                            it.version(),
                                                            it.validFrom(),
                                                            it.validUntil()));
            end(context, End.CLEAR, "");
        } else {
            wait(context, QUIET_MILLIS);
        }
    }

    private void look(ChannelHandlerContext context) {
        if (step == 0 && Stranger.greeting(transcript.answer()).isPresent()) {
            end(context, End.CLEAR, "");
            return;
        }
        var now = Reading.of(transcript, dialects);
        reading = Optional.of(now);
        if (now.degree() == Degree.WORK || now.degree() == Degree.REFUSED) {
            end(context, End.CLEAR, "");
        } else if (isUpgraded()) {
            say(context);
        } else {
            wait(context, now.degree() == Degree.WELCOMED ? SETTLE_MILLIS : QUIET_MILLIS);
        }
    }

    private boolean isUpgraded() {
        return offer.kind() == Offer.Kind.WEB_SOCKET
                && step == 1
                && new String(transcript.answer(), ISO_8859_1)
                        .matches("(?s)HTTP/1\\.1 101 .*\r\n\r\n.*");
    }

    /** For more; then a step is said that is left, or it is over. */
    private void wait(ChannelHandlerContext context, long millis) {
        if (step == 0) {
            return;
        }
        if (quiet != null) {
            quiet.cancel(false);
        }
        long wait = Math.min(millis, timeoutMillis / SHARE);
        quiet = context.executor().schedule(() -> quiet(context), wait, TimeUnit.MILLISECONDS);
    }

    private void quiet(ChannelHandlerContext context) {
        boolean welcome = reading.filter(it -> it.degree() == Degree.WELCOMED).isPresent();
        boolean more = offer.kind() == Offer.Kind.PLAIN && step < offer.steps().size();
        if (welcome && more && !done.isDone()) {
            say(context);
        } else {
            end(context, welcome ? End.CLEAR : End.QUIET, "");
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (inTls()) {
            finish(step == 0 ? End.CLOSED_AT_ONCE : End.CLOSED, "closed");
        } else {
            finish(End.NO_TLS, "closed");
        }
    }

    /** A reset, or what is no TLS. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        End how = step == 0 ? End.CLOSED_AT_ONCE : End.CLOSED;
        end(context, inTls() ? how : End.NO_TLS, TlsNames.complaint(cause));
    }

    private void end(ChannelHandlerContext context, End end, String reason) {
        finish(end, reason);
        context.close();
    }

    private void finish(End end, String reason) {
        done.complete(new Outcome(end, reason, reading, secret, transcript, names));
    }
}
