package io.minewatch;

import io.minewatch.capture.FrameBatch;
import io.minewatch.capture.FrameBatches;
import io.minewatch.capture.FrameListener;
import io.minewatch.decode.DecodeConfig;
import io.minewatch.decode.Decoder;
import io.minewatch.decode.Preview;
import io.minewatch.flow.FlowTable;
import io.minewatch.flow.Glances;
import io.minewatch.metrics.Counters;

import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads one capture file with several threads, with the result of one: screened by all, followed in
 * order by one.
 *
 * <p>Nearly all packets are of no matter, and finding that out is nearly all the work. So each
 * worker takes the next few hundred frames, decodes and screens them on its own, and notes the key
 * of each packet's flow. The one data path of the {@link Detector} then goes over those notes in the
 * order of the file: it turns its clock by them, looks their flows up, and reads only the packets
 * that it wants. Packets that only it can understand, fragments, are left to it from the start. A
 * frame is counted where it is decoded first, so that the sums are those of one worker.
 *
 * <p>A capture in which every packet is of matter is read no faster than by one worker, and not
 * slower by much.
 */
final class ParallelScreening {

    /** Batches that may be under way for each worker: one may stop for a while, others go on. */
    private static final int BATCHES_PER_WORKER = 6;

    private final FrameBatches capture;
    private final Decoder decoder;
    private final FrameListener again;
    private final FlowTable flows;
    private final Counters counters;
    private final int workers;
    private final Portion[] portions;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();

    // All below is guarded by the lock.
    private long read;
    private long followed;
    private boolean reading;
    private boolean over;
    private int running;

    /** Some frames, and what is known of them. In the hands of one thread at a time. */
    private static final class Portion {

        final FrameBatch frames;
        final Glances glances;
        final Counters counters = new Counters();
        final Preview preview;

        /** Those that only the data path can understand. */
        final boolean[] left;

        /** Frames that were screened: all, unless that failed. */
        int known;

        Optional<Throwable> failure = Optional.empty();
        boolean screened;

        Portion(int most, DecodeConfig decode, FlowTable flows) {
            frames = new FrameBatch(most);
            glances = flows.glances(most);
            left = new boolean[most];
            preview = new Preview(decode, glances, counters);
        }

        /** False if there is nothing more. What fails is thrown when it is this portion's turn. */
        boolean read(FrameBatches capture) {
            screened = false;
            known = 0;
            try {
                return capture.read(frames);
            } catch (RuntimeException | Error e) {
                failure = Optional.of(e);
                return true;
            }
        }

        void screen() {
            try {
                for (; known < frames.size(); known++) {
                    glances.at(known);
                    frames.show(known, preview);
                    left[known] = preview.hasLeft();
                }
            } catch (RuntimeException | Error e) {
                failure = Optional.of(e);
            }
        }
    }

    /** What a worker is to do next. */
    private enum Turn {
        READ,
        FOLLOW,
        END
    }

    /**
     * @param workers threads in all, 1 or more; the one that calls {@link #run} is among them
     * @param decoder begins the data path in which {@code flows} are
     */
    ParallelScreening(
            FrameBatches capture,
            int workers,
            DecodeConfig decode,
            Decoder decoder,
            FlowTable flows,
            Counters counters) {
        this(capture, workers, FrameBatch.USUAL_FRAMES, decode, decoder, flows, counters);
    }

    /**
     * @param batch most frames that a worker takes at once
     */
    ParallelScreening(
            FrameBatches capture,
            int workers,
            int batch,
            DecodeConfig decode,
            Decoder decoder,
            FlowTable flows,
            Counters counters) {
        this.capture = capture;
        this.workers = workers;
        this.decoder = decoder;
        this.again = decoder::again;
        this.flows = flows;
        this.counters = counters;
        portions = new Portion[workers * BATCHES_PER_WORKER];
        for (int i = 0; i < portions.length; i++) {
            portions[i] = new Portion(batch, decode, flows);
        }
    }

    /** Reads the capture to its end. What fails is thrown where one worker would have thrown it. */
    void run() {
        decoder.source(capture.name());
        for (int i = 1; i < workers; i++) {
            running++;
            Thread.ofPlatform().name("screening-" + i).daemon().start(this::help);
        }
        try (capture) {
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

    private void help() {
        try {
            while (turn(false) == Turn.READ) {
                readAndScreen();
            }
        } finally {
            locked(() -> running--);
        }
    }

    private void lead() {
        Turn turn = turn(true);
        while (turn != Turn.END) {
            if (turn == Turn.FOLLOW) {
                follow(portion(followed));
                locked(() -> followed++);
            } else {
                readAndScreen();
            }
            turn = turn(true);
        }
    }

    private void awaitHelpers() {
        lock.lock();
        try {
            over = true;
            change.signalAll();
            while (running > 0) {
                change.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private Turn turn(boolean leads) {
        lock.lock();
        try {
            while (true) {
                if (leads && followed < read && portion(followed).screened) {
                    return Turn.FOLLOW;
                }
                if (over && !(leads && followed < read)) {
                    return Turn.END;
                }
                if (!over && !reading && read - followed < portions.length) {
                    reading = true;
                    return Turn.READ;
                }
                change.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void readAndScreen() {
        Portion portion = portion(read);
        boolean more = portion.read(capture);
        locked(
                () -> {
                    reading = false;
                    read += more ? 1 : 0;
                    over |= !more || portion.failure.isPresent();
                });
        if (more) {
            portion.screen();
            locked(() -> portion.screened = true);
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            this.change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Portion portion(long number) {
        return portions[(int) (number % portions.length)];
    }

    /** In the order of the file, as if every frame had gone the whole way. */
    private void follow(Portion portion) {
        FrameBatch frames = portion.frames;
        portion.counters.moveTo(counters);
        for (int i = 0; i < portion.known; i++) {
            if (portion.left[i]) {
                frames.show(i, decoder);
            } else if (flows.wants(portion.glances, i, frames.timestampNanos(i))) {
                frames.show(i, again);
            }
        }
        switch (portion.failure.orElse(null)) {
            case null -> capture.done(frames);
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new AssertionError("only unchecked ones are caught", e);
        }
    }
}
