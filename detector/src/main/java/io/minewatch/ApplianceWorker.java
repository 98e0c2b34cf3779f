package io.minewatch;

import io.minewatch.capture.CpuPinning;
import io.minewatch.capture.FrameListener;
import io.minewatch.capture.LiveCapture;
import io.minewatch.locate.LocatedListener;
import io.minewatch.metrics.CaptureStatistics;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Counters;
import io.minewatch.metrics.Drop;
import io.minewatch.metrics.WorkerStatus;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * One thread with one capture and one chain. A frame that the program fails on is counted and
 * skipped; a chain that fails again and again is begun anew; a source that is gone is opened again.
 */
final class ApplianceWorker implements Runnable {

    /** Faults within one second of frames' time after which the chain is not trusted any more. */
    static final int MAX_FAULTS = 100;

    /** Frames after which the number of flows is made known. */
    private static final int PUBLISH = 1024;

    /** The capture, if there is one now, and what those before it got and lost. */
    private record Reading(CaptureStatistics before, Optional<LiveCapture> capture) {

        CaptureStatistics statistics() {
            return capture.map(now -> before.plus(now.statistics())).orElse(before);
        }
    }

    private static final long FIRST_PAUSE_MILLIS = 250;
    private static final long SECOND = 1_000_000_000L;

    private final String name;
    private final ApplianceSource source;
    private final int number;
    private final OptionalInt cpu;
    private final Counters counters = new Counters();
    private final Shedding shedding;
    private final Function<ApplianceWorker, ApplianceChain> chains;
    private final ApplianceLog log;
    private final long longestPauseMillis;
    private final Thread thread;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Guard guard = new Guard();

    private volatile Reading reading = new Reading(CaptureStatistics.NONE, Optional.empty());
    private volatile int flows;
    private volatile long idles;
    private volatile boolean running;
    private volatile boolean failed;

    /** Made before the first frame, and anew after a failure. */
    @SuppressWarnings("NullAway.Init")
    private ApplianceChain chain;

    private int generation;
    private long beatSum;
    private long beatMillis;

    ApplianceWorker(
            ApplianceSource source,
            int number,
            OptionalInt cpu,
            ApplianceChain.Parts parts,
            Function<Counters, LocatedListener> emit,
            ApplianceLog log) {
        this.name = source.name() + "-" + number;
        this.source = source;
        this.number = number;
        this.cpu = cpu;
        this.shedding = new Shedding(parts.config().shedding());
        this.log = log;
        this.longestPauseMillis = parts.config().watchdog().reopen().toMillis();
        var inlet = emit.apply(counters);
        this.chains =
                self ->
                        new ApplianceChain(
                                parts, () -> self.statistics().loss(), shedding, counters, inlet);
        this.thread = Thread.ofPlatform().name("worker-" + name).unstarted(this);
    }

    String name() {
        return name;
    }

    /** Begins to work, once it has its capture. */
    void start() {
        running = true;
        thread.start();
    }

    /** Makes it end its flows and return. Its source is closed by who owns that. */
    void stop() {
        stop.countDown();
    }

    void join() throws InterruptedException {
        thread.join();
    }

    /** Whether a fault ended it. */
    boolean hasFailed() {
        return failed;
    }

    boolean isRunning() {
        return running;
    }

    @Override
    public void run() {
        try {
            cpu.ifPresent(this::pin);
            chain = chains.apply(this);
            work();
        } catch (Throwable e) {
            // Such as no more memory: nothing can be trusted any more, and it must not be silent.
            failed = true;
            log.fault("worker " + name, name + ": the worker ends", e);
        } finally {
            flows = 0;
            running = false;
        }
    }

    private void work() {
        try {
            while (!isStopping() && attach() && !capture()) {
                detach();
            }
            ended("flows at the end", chain::flush);
        } finally {
            ended("memory of the chain", chain::close);
        }
    }

    private void pin(int processor) {
        if (CpuPinning.pin(processor)) {
            log.note("%s is pinned to processor %d", name, processor);
        } else {
            log.warn("%s cannot be pinned to processor %d; it runs on any", name, processor);
        }
    }

    private boolean isStopping() {
        return stop.getCount() == 0;
    }

    /** Opens the capture, as often as it takes. False if the worker is to end. */
    private boolean attach() {
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                var opened = source.open(number, generation);
                generation = opened.generation();
                reading = new Reading(reading.before(), Optional.of(opened.capture()));
                chain.source(opened.capture().name());
                return true;
            } catch (IOException e) {
                if (isStopping()) {
                    return false;
                }
                log.warnOften(
                        "open " + name,
                        "%s: %s; trying again",
                        name,
                        String.valueOf(e.getMessage()));
            }
            if (stopsWithin(pause)) {
                return false;
            }
            guard.idleSince();
            pause = Math.min(2 * pause, longestPauseMillis);
        }
    }

    private boolean stopsWithin(long millis) {
        try {
            return stop.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** True if the capture has come to its end, false if its source is gone. */
    private boolean capture() {
        try {
            boolean closed = reading.capture().orElseThrow().run(guard);
            // Closed by another worker that opened the source anew, or for good.
            return closed && (isStopping() || generation == source.generation());
        } catch (RuntimeException e) {
            log.fault("capture " + name, name + ": the capture failed", e);
            return false;
        }
    }

    private void detach() {
        guard.goneNanos = System.nanoTime();
        var gone = reading.capture();
        reading = new Reading(reading.statistics(), Optional.empty());
        gone.ifPresent(LiveCapture::close);
        if (!isStopping()) {
            counters.count(Counter.SOURCE_LOSSES);
            log.warn("%s: the source is gone; trying to open it again", name);
        }
    }

    private void ended(String what, Runnable end) {
        try {
            end.run();
        } catch (RuntimeException e) {
            log.fault(what + name, name + ": " + what, e);
        }
    }

    /** What it got and lost since its start, over all captures. Any thread may ask. */
    CaptureStatistics statistics() {
        return reading.statistics();
    }

    /** Largest share of its ring that waited since this was last asked. For one thread. */
    double fullest() {
        return reading.capture().map(LiveCapture::fullest).orElse(0.0);
    }

    Shedding shedding() {
        return shedding;
    }

    /** Where its thread is. */
    StackTraceElement[] stack() {
        return thread.getStackTrace();
    }

    /** When it last did anything, as far as those who asked could see; milliseconds. */
    synchronized long beat(long nowMillis) {
        long sum = idles + counters.of(Counter.FRAMES) + counters.of(Drop.FRAME_FAULT);
        if (beatMillis == 0 || sum != beatSum) {
            beatSum = sum;
            beatMillis = nowMillis;
        }
        return beatMillis;
    }

    /** As seen from outside. Any thread may ask. */
    WorkerStatus status(long nowMillis) {
        return new WorkerStatus(
                name,
                source.name(),
                counters,
                statistics(),
                flows,
                shedding.step(),
                shedding.fullest(),
                beat(nowMillis),
                reading.capture().isPresent() && running);
    }

    /** Between the capture and the chain: a fault stays with the frame that caused it. */
    private final class Guard implements FrameListener {

        private int frames;
        private long lastNanos = Long.MIN_VALUE;
        private long goneNanos;
        private int faults;
        private long faultsSinceNanos;

        @Override
        public void frame(
                MemorySegment memory,
                long offset,
                int captured,
                int onWire,
                long timestampNanos,
                int linkType) {
            lastNanos = timestampNanos;
            try {
                chain.frame(memory, offset, captured, onWire, timestampNanos, linkType);
                if (++frames % PUBLISH == 0) {
                    flows = chain.flows();
                }
            } catch (RuntimeException | StackOverflowError e) {
                failed(e, timestampNanos);
            }
        }

        @Override
        public void source(String name) {
            chain.source(name);
        }

        @Override
        public void idle(long timestampNanos) {
            idles++;
            flows = chain.flows();
            ended("flows that ended", () -> chain.idle(timestampNanos));
        }

        /** While there is no source, the clock of the packets goes on from the last of them. */
        private void idleSince() {
            if (lastNanos != Long.MIN_VALUE) {
                idle(lastNanos + System.nanoTime() - goneNanos);
            }
        }

        private void failed(Throwable fault, long timestampNanos) {
            counters.count(Drop.FRAME_FAULT);
            log.fault("frame " + name, name + ": a frame was skipped", fault);
            if (timestampNanos - faultsSinceNanos > SECOND || timestampNanos < faultsSinceNanos) {
                faultsSinceNanos = timestampNanos;
                faults = 0;
            }
            faults++;
            if (faults >= MAX_FAULTS) {
                faults = 0;
                beginAnew();
            }
        }

        private void beginAnew() {
            counters.count(Counter.WORKER_RESTARTS);
            log.warn("%s: begins anew after %d faults within a second", name, MAX_FAULTS);
            ended("flows of the chain that failed", chain::flush);
            chain.close();
            chain = chains.apply(ApplianceWorker.this);
            reading.capture().ifPresent(now -> chain.source(now.name()));
        }
    }
}
