package io.minewatch.query.api;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpResponseWriter;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;

import io.minewatch.ledger.Filter;
import io.minewatch.ledger.Kept;
import io.minewatch.ledger.Ledger;
import io.minewatch.ledger.LedgerUnavailable;
import io.minewatch.ledger.Position;
import io.minewatch.query.api.access.Aliases;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Server-sent events: every detection that is new or has changed, to whoever may see it. The id of
 * an event is the change of the ledger, so that a browser that lost the connection goes on where it
 * was. Nothing is queued for somebody who is slow: they get the present state when they are ready.
 */
final class Live implements AutoCloseable {

    /** Browsers and wall displays; each costs a question to the ledger when something changes. */
    static final int MAX_LISTENERS = 256;

    /** Windows that one person has open. */
    static final int MAX_PER_TOKEN = 16;

    /** Detections in one go. */
    private static final int BATCH = 200;

    private static final long POLL_MILLIS = 500;

    /** Rounds after which something is sent, so that proxies keep the line open. */
    private static final int BEAT_ROUNDS = 30;

    /** Rounds after which it is looked whether the token still holds. */
    private static final int CHECK_ROUNDS = 20;

    private static final long CLOSE_SECONDS = 2;

    private static final String BEGIN = "retry: 2000\nevent: ready\ndata: {}\n";

    private final Ledger ledger;
    private final Aliases aliases;
    private final Access access;
    private final QueryListener listener;
    private final Set<Listening> all = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("query-live").daemon().factory());

    Live(Ledger ledger, Aliases aliases, Access access, QueryListener listener) {
        this.ledger = ledger;
        this.aliases = aliases;
        this.access = access;
        this.listener = listener;
        thread.scheduleWithFixedDelay(this::round, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
    }

    List<Route> routes() {
        return List.of(Route.get("/api/v1/events", Needs.DETECTIONS, Filters.NAMES, this::listen));
    }

    private Answer listen(Call call) {
        Filter filter = Filters.read(call.parameters(), call.role());
        long since = since(call);
        if (all.size() >= MAX_LISTENERS || windowsOf(call) >= MAX_PER_TOKEN) {
            throw Problem.later(
                    ProblemType.TOO_MANY_REQUESTS,
                    "Too many live views are open.",
                    Duration.ofSeconds(10));
        }
        call.context().clearRequestTimeout();
        HttpResponseWriter out = HttpResponse.streaming();
        out.write(
                ResponseHeaders.builder(HttpStatus.OK)
                        .contentType(MediaType.EVENT_STREAM)
                        .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                        .build());
        out.write(HttpData.ofUtf8(BEGIN + "id: " + since + "\n\n"));
        var listening = new Listening(call, filter, out, since);
        all.add(listening);
        out.whenComplete().handle((_, _) -> all.remove(listening));
        return new Answer.Stream(out, listening.sent::get, () -> "");
    }

    private long windowsOf(Call call) {
        String hash = call.caller().tokenHash();
        return all.stream().filter(it -> it.call.caller().tokenHash().equals(hash)).count();
    }

    /** Where a browser was before it lost the connection, or now. */
    private long since(Call call) {
        String last = call.headers().get("last-event-id", "");
        long now = ledger.change();
        return last.matches("\\d{1,18}") ? Math.min(Long.parseLong(last), now) : now;
    }

    private void round() {
        try {
            long change = ledger.change();
            all.forEach(it -> round(it, change));
        } catch (RuntimeException e) {
            // The ledger is away: listeners wait, and miss nothing once it is back.
            listener.failed("events", e);
        }
    }

    /** What fails for one does not keep the others from being told, unless it would for all. */
    private void round(Listening one, long change) {
        try {
            one.round(change);
        } catch (LedgerUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            listener.failed("events", e);
        }
    }

    /** Cuts all listeners. The ledger is not asked any more after that, unless it is stuck. */
    @Override
    public void close() {
        thread.shutdown();
        all.forEach(it -> it.out.close());
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException _) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** One who listens. Only the thread of all listeners touches what changes here. */
    private final class Listening {

        private final Call call;
        private final Filter filter;
        private final HttpResponseWriter out;
        private final Views views;
        private final AtomicLong sent = new AtomicLong();
        private long seen;
        private int rounds;

        /** Is done when what was sent last was taken; by another thread, so never at once. */
        private CompletableFuture<Void> taken;

        Listening(Call call, Filter filter, HttpResponseWriter out, long seen) {
            this.call = call;
            this.filter = filter;
            this.out = out;
            this.seen = seen;
            taken = out.whenConsumed();
            views = new Views(call.role(), aliases);
        }

        void round(long change) {
            rounds++;
            if (rounds % CHECK_ROUNDS == 0 && !access.stillHolds(call.caller())) {
                out.close();
                return;
            }
            if (!taken.isDone()) {
                return;
            }
            if (change > seen) {
                catchUp(change);
            } else if (rounds % BEAT_ROUNDS == 0) {
                send(": here\n\n");
            }
        }

        private void catchUp(long change) {
            var slice = ledger.changedSince(call.caller().scope(), filter, seen, BATCH);
            var events = new StringBuilder();
            for (Kept kept : slice.items()) {
                events.append("event: detection\nid: ").append(kept.change());
                events.append("\ndata: ").append(views.detection(kept)).append("\n\n");
            }
            sent.addAndGet(slice.items().size());
            seen = slice.next().map(Position::order).orElse(change);
            if (!events.isEmpty()) {
                send(events.toString());
            }
        }

        private void send(String text) {
            if (!out.tryWrite(HttpData.ofUtf8(text))) {
                all.remove(this);
            }
            taken = out.whenConsumed();
        }
    }
}
