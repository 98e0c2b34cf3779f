package io.minewatch;

import io.minewatch.capture.FrameListener;
import io.minewatch.capture.FramePiece;
import io.minewatch.capture.SharedCapture;
import io.minewatch.decode.DecodeConfig;
import io.minewatch.decode.Decoder;
import io.minewatch.decode.Preview;
import io.minewatch.flow.Glances;
import io.minewatch.metrics.Counters;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Reads one capture file with several threads, with the result of one: screened by all, followed in
 * order by one.
 *
 * <p>Nearly all packets are of no matter, and finding that out is nearly all the work. So each
 * worker takes a piece of the file, decodes and screens its packets, and notes the key of each
 * one's flow. The one data path of the {@link Detector} then goes over those notes in the order of
 * the file: it turns its clock by them, looks their flows up, and reads only the packets that it
 * wants. Packets that only it can understand, fragments, are left to it from the start. A frame is
 * counted where it is decoded first, so that the sums are those of one worker.
 *
 * <p>A capture in which every packet is of matter is read no faster than by one worker, and not
 * slower by much.
 */
final class ParallelScreening {

    /** Pieces under way for each worker: when one stops for a while, the others go on. */
    private static final int PIECES_PER_WORKER = 6;

    private static final long NONE = -1;

    private final SharedCapture capture;
    private final long pieces;
    private final Decoder decoder;
    private final FrameListener again;
    private final Suspects flows;
    private final Counters counters;
    private final int workers;
    private final Portion[] portions;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();

    // All below is guarded by the lock.
    private long taken;
    private long followed;
    private boolean over;
    private int helping;

    /** A piece, and what is known of its packets. In the hands of one thread at a time. */
    private static final class Portion implements FrameListener {

        final FramePiece piece;
        final Glances glances;
        final Counters counters = new Counters();
        final Preview preview;

        Optional<Throwable> failure = Optional.empty();
        boolean screened;

        Portion(SharedCapture capture, DecodeConfig decode, Suspects flows) {
            piece = capture.piece();
            glances = flows.glances();
            preview = new Preview(decode, glances, counters);
        }

        void screen(long number) {
            safely(() -> piece.read(number, this));
        }

        /** The guess was wrong: nothing of it counts. */
        void screenAgain(SharedCapture capture) {
            counters.moveTo(new Counters());
            safely(() -> capture.readAgain(piece, this));
        }

        /** What fails is of no matter before it is this portion's turn. */
        private void safely(Runnable work) {
            failure = Optional.empty();
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                failure = Optional.of(e);
            }
        }

        void throwFailure() {
            switch (failure.orElse(null)) {
                case null -> {}
                case Error e -> throw e;
                case RuntimeException e -> throw e;
                case Throwable e -> throw new AssertionError("caught no such thing", e);
            }
        }

        @Override
        public void frame(
                MemorySegment memory,
                long offset,
                int captured,
                int onWire,
                long timestampNanos,
                int linkType) {
            glances.at(piece.size());
            preview.frame(memory, offset, captured, onWire, timestampNanos, linkType);
            if (preview.hasLeft()) {
                glances.leave();
            }
        }
    }

    /**
     * @param workers threads in all, 1 or more; the one that calls {@link #run} is among them
     * @param decoder begins the data path in which {@code flows} are
     */
    ParallelScreening(
            SharedCapture capture,
            int workers,
            DecodeConfig decode,
            Decoder decoder,
            Suspects flows,
            Counters counters) {
        this.capture = capture;
        this.workers = workers;
        this.decoder = decoder;
        this.again = decoder::again;
        this.flows = flows;
        this.counters = counters;
        pieces = capture.pieces();
        portions = new Portion[(int) Math.min(pieces, (long) workers * PIECES_PER_WORKER)];
        for (int i = 0; i < portions.length; i++) {
            portions[i] = new Portion(capture, decode, flows);
        }
    }

    /** Reads the capture to its end. What fails is thrown where one worker would have thrown it. */
    void run() {
        try (capture) {
            decoder.source(capture.name());
            for (int i = 1; i < workers; i++) {
                helping++;
                Thread.ofPlatform().name("screening-" + i).daemon().start(this::help);
            }
            leadAndAwait();
        }
    }

    private void leadAndAwait() {
        try {
            lead();
        } catch (InternalError e) {
            if (!capture.isLost()) {
                throw e;
            }
        } finally {
            awaitHelpers();
        }
    }

    private void lead() {
        boolean more = true;
        while (more && followed < pieces) {
            Portion due = portion(followed);
            long number = take(() -> due.screened);
            if (number == NONE) {
                more = follow(due);
                locked(() -> release(due));
            } else {
                screen(number);
            }
        }
    }

    private void help() {
        try {
            for (long number = take(() -> over); number != NONE; number = take(() -> over)) {
                screen(number);
            }
        } finally {
            locked(() -> helping--);
        }
    }

    private void screen(long number) {
        Portion portion = portion(number);
        portion.screen(number);
        locked(() -> portion.screened = true);
    }

    /** The next piece to screen, once there is one; or none if enough was done before that. */
    private long take(BooleanSupplier enough) {
        lock.lock();
        try {
            while (!enough.getAsBoolean()) {
                if (taken < pieces && taken - followed < portions.length) {
                    return taken++;
                }
                change.awaitUninterruptibly();
            }
            return NONE;
        } finally {
            lock.unlock();
        }
    }

    private void release(Portion portion) {
        portion.screened = false;
        followed++;
    }

    /** Their hands must be off the file before it is closed. */
    private void awaitHelpers() {
        lock.lock();
        try {
            over = true;
            change.signalAll();
            while (helping > 0) {
                change.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Portion portion(long number) {
        return portions[(int) (number % portions.length)];
    }

    /**
     * Takes the packets in the order of the file, as if every one had gone the whole way. False if
     * nothing after them is of use.
     */
    private boolean follow(Portion portion) {
        if (!capture.fits(portion.piece)) {
            portion.screenAgain(capture);
        }
        FramePiece piece = portion.piece;
        portion.counters.moveTo(counters);
        for (int i = 0; i < piece.size(); i++) {
            if (portion.glances.hasLeft(i)) {
                piece.show(i, decoder);
            } else if (flows.wants(portion.glances, i, piece.timestampNanos(i))) {
                piece.show(i, again);
            }
        }
        portion.throwFailure();
        return capture.done(piece);
    }
}
