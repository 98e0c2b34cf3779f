package io.minewatch.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The only thread of this process that writes. What several callers bring at the same time goes
 * into one transaction, as it is the commit that takes time: each waits until it is on the disk.
 */
final class Writer implements AutoCloseable {

    /** Records after which no more callers are taken along: a fraction of a second of work. */
    private static final int ENOUGH = 4000;

    /** Callers that wait; the next one waits for a place among them. */
    private static final int WAITING = 256;

    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LAST_PAUSE_MILLIS = 1000;
    private static final long POLL_MILLIS = 100;

    /** What is done within a transaction; it is done again if the transaction fails. */
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** Somebody who waits: with reports, or with one piece of other work. */
    private record Waiting(
            List<Report> reports, List<Work<?>> work, CompletableFuture<Boolean> done) {}

    private final Database database;
    private final Duration patience;
    private final Clock clock;
    private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(WAITING);
    private final AtomicLong change;
    private final Checkpoints checkpoints;
    private final Thread thread;
    private Optional<Connection> open = Optional.empty();
    private volatile boolean closing;

    Writer(Database database, Duration patience, Clock clock) {
        this.database = database;
        this.patience = patience;
        this.clock = clock;
        change = new AtomicLong(database.read(Changes::last));
        checkpoints = new Checkpoints(database);
        thread = Thread.ofPlatform().name("ledger").daemon(true).unstarted(this::serve);
        thread.start();
    }

    /** Returns when they are on the disk. */
    void record(List<Report> reports) {
        if (!reports.isEmpty()) {
            await(new Waiting(reports, List.of(), new CompletableFuture<>()));
        }
    }

    /** In a transaction of its own; returns when that is on the disk. */
    <T> T run(Work<T> work) {
        var result = new ArrayList<T>(1);
        Work<Boolean> kept =
                connection -> {
                    result.clear();
                    return result.add(work.in(connection));
                };
        await(new Waiting(List.of(), List.of(kept), new CompletableFuture<>()));
        return result.getFirst();
    }

    /** Takes in what a former program wrote; may take a minute for millions of detections. */
    void bringUp(Consumer<String> notes) {
        if (isOpen("hours")) {
            noteIfMuch(notes, "what went on in each hour is added up");
            run(connection -> Hours.fill(connection));
        }
        if (isOpen("sites")) {
            noteIfMuch(notes, "what was at several sites is told apart");
            run(connection -> Intake.tellApart(connection));
        }
    }

    private boolean isOpen(String counter) {
        return database.read(connection -> Changes.value(connection, counter) == 0);
    }

    private void noteIfMuch(Consumer<String> notes, String what) {
        long last = database.read(connection -> Changes.value(connection, "detection"));
        if (last > 0) {
            notes.accept("%s: up to %,d detections, of a former program".formatted(what, last));
        }
    }

    /** The last change that was committed. */
    long change() {
        return change.get();
    }

    /** Ends after what waits is written. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(patience.plusSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        checkpoints.close();
    }

    private void await(Waiting caller) {
        try {
            failIfClosed(closing);
            while (!waiting.offer(caller, POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                failIfClosed(closing);
            }
            while (!isDone(caller)) {
                failIfClosed(!thread.isAlive() && !caller.done.isDone());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailable("interrupted while the ledger was written", e);
        }
    }

    private static void failIfClosed(boolean closed) {
        if (closed) {
            throw new LedgerUnavailable("the ledger is closed");
        }
    }

    private static boolean isDone(Waiting caller) throws InterruptedException {
        try {
            return caller.done.get(1, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException fault) {
                throw new LedgerUnavailable("the ledger cannot be written", fault);
            }
            throw new IllegalStateException("the ledger was not written", e.getCause());
        }
    }

    private void serve() {
        try {
            while (!closing || !waiting.isEmpty()) {
                var first = Optional.ofNullable(waiting.poll(POLL_MILLIS, TimeUnit.MILLISECONDS));
                if (first.isPresent()) {
                    serve(together(first.get()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            disconnect();
        }
    }

    private List<Waiting> together(Waiting first) {
        var some = new ArrayList<Waiting>();
        some.add(first);
        int records = first.reports.size();
        while (records < ENOUGH && first.work.isEmpty()) {
            var next = Optional.ofNullable(waiting.peek());
            if (next.isEmpty() || !next.get().work.isEmpty()) {
                break;
            }
            waiting.remove();
            some.add(next.get());
            records += next.get().reports.size();
        }
        return some;
    }

    /** A fault that is nobody's but one caller's must not fail the others. */
    private void serve(List<Waiting> some) throws InterruptedException {
        try {
            persist(some);
            some.forEach(caller -> caller.done.complete(true));
        } catch (SQLException | RuntimeException e) {
            boolean shared = some.size() > 1 && !(e instanceof SQLException s && mayPass(s));
            if (shared) {
                for (Waiting one : some) {
                    serve(List.of(one));
                }
            } else {
                some.forEach(caller -> caller.done.completeExceptionally(e));
            }
        }
    }

    /** Until it is written, or patience is at its end. */
    private void persist(List<Waiting> some) throws SQLException, InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                transaction(some);
                return;
            } catch (SQLException e) {
                if (!mayPass(e) || System.nanoTime() + pause * 1_000_000 > until) {
                    throw e;
                }
            }
            Thread.sleep(pause);
            pause = Math.min(2 * pause, LAST_PAUSE_MILLIS);
        }
    }

    private boolean mayPass(SQLException fault) {
        return database.mayPass(fault);
    }

    private void transaction(List<Waiting> some) throws SQLException {
        boolean committed = false;
        checkpoints.turn().lock();
        try {
            var connection = connect();
            for (Waiting one : some) {
                for (Work<?> work : one.work) {
                    work.in(connection);
                }
            }
            var reports = some.stream().flatMap(one -> one.reports.stream()).toList();
            if (!reports.isEmpty()) {
                new Intake(connection, clock.instant()).take(reports);
            }
            long last = Changes.last(connection);
            connection.commit();
            committed = true;
            change.set(last);
        } finally {
            if (!committed) {
                disconnect();
            }
            checkpoints.turn().unlock();
        }
    }

    private Connection connect() throws SQLException {
        if (open.isEmpty()) {
            open = Optional.of(database.writer());
        }
        return open.get();
    }

    /** What was not committed is forgotten. */
    private void disconnect() {
        var connection = open;
        open = Optional.empty();
        try {
            if (connection.isPresent()) {
                connection.get().close();
            }
        } catch (SQLException e) {
            // It is of no use any more, whatever it says.
        }
    }
}
