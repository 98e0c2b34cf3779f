package io.minewatch.simulate.script;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * What two sides say to each other, written while it is read.
 *
 * <p>Whoever writes the conversation registers steps at times; a step says something and registers
 * further steps. Nothing is made before it is asked for, so that a session of days with many jobs
 * takes no more memory than one of seconds.
 */
public final class Script {

    private final PriorityQueue<Step> steps =
            new PriorityQueue<>(Comparator.comparingLong(Step::at).thenComparingLong(Step::order));
    private final ArrayDeque<Say> said = new ArrayDeque<>();
    private final long duration;
    private long now;
    private long registered;

    /**
     * @param duration nanoseconds; steps registered for later never run
     */
    public Script(long duration) {
        this.duration = duration;
    }

    /** Nanoseconds since the conversation began. */
    public long now() {
        return now;
    }

    /** Nanoseconds after which nothing is said. */
    public long duration() {
        return duration;
    }

    /** Runs a step at a time, at once if that is past. */
    public void at(long nanos, Runnable step) {
        steps.add(new Step(Math.max(nanos, now), registered++, step));
    }

    /** Runs a step so many nanoseconds from now. */
    public void after(long nanos, Runnable step) {
        at(now + nanos, step);
    }

    /** The client says this now. */
    public void client(String text) {
        say(Side.CLIENT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The server says this now. */
    public void server(String text) {
        say(Side.SERVER, text.getBytes(StandardCharsets.UTF_8));
    }

    /** One side says this now. */
    public void say(Side from, byte[] bytes) {
        say(from, bytes, 0, bytes.length);
    }

    /** One side says this now; the bytes are kept, not copied. */
    public void say(Side from, byte[] bytes, int offset, int length) {
        if (length > 0) {
            said.add(new Say(now, from, bytes, offset, length));
        }
    }

    /** Nothing more is said. */
    public void end() {
        steps.clear();
    }

    /** The next thing said, in order of time; empty at the end. */
    public Optional<Say> next() {
        while (said.isEmpty() && !steps.isEmpty()) {
            Step step = steps.remove();
            if (step.at > duration) {
                end();
                break;
            }
            now = step.at;
            step.action.run();
        }
        return Optional.ofNullable(said.poll());
    }

    /** All that is left to be said. */
    public List<Say> rest() {
        var all = new ArrayList<Say>();
        for (var say = next(); say.isPresent(); say = next()) {
            all.add(say.get());
        }
        return all;
    }

    private record Step(long at, long order, Runnable action) {}
}
