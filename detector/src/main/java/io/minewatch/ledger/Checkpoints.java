package io.minewatch.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Puts what stands in SQLite's log into its places, beside the writer: most of it while that goes
 * on, and what was added in the meantime between two of its transactions, so that the log begins
 * anew with the next one. Pages that change often are so written into their places once for many
 * transactions, and the writer hardly ever waits for it.
 */
final class Checkpoints implements AutoCloseable {

    /** Of the log, which is looked at this often. */
    private static final long POLL_MILLIS = 100;

    /** Share of the log that may be left for the time in which the writer waits. */
    private static final int LITTLE = 8;

    /** Times that all of it is gone through without the writer's waiting. */
    private static final int PASSES = 4;

    private final Database database;
    private final Lock turn = new ReentrantLock(true);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    Checkpoints(Database database) {
        this.database = database;
        thread = Thread.ofPlatform().name("ledger-log").daemon(true).unstarted(this::serve);
        if (database.isEmbedded()) {
            thread.start();
        }
    }

    /** Held by the writer during a transaction. */
    Lock turn() {
        return turn;
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve() {
        try {
            while (!closing.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What fails here is tried again, and at four times the length the writer does it itself. */
    private void look() {
        try (var connection = database.checkpointer()) {
            while (!closing.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                if (left(connection, "noop") > Database.LOG_PAGES) {
                    empty(connection);
                }
            }
        } catch (SQLException e) {
            // Full or away: the writer finds out, too, and tells whoever waits.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void empty(Connection connection) throws SQLException {
        long left = Database.LOG_PAGES;
        for (int i = 0; i < PASSES && left > Database.LOG_PAGES / LITTLE; i++) {
            left(connection, "passive");
            left = left(connection, "noop");
        }
        turn.lock();
        try {
            left(connection, "passive");
        } finally {
            turn.unlock();
        }
    }

    /** Pages that are in no place but the log, after what the word says was done. */
    private static long left(Connection connection, String how) throws SQLException {
        Optional<Long> left =
                new Sql("pragma wal_checkpoint(" + how + ")")
                        .one(connection, row -> row.getLong(2) - row.getLong(3));
        return left.orElse(0L);
    }
}
