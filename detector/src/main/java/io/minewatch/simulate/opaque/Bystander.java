package io.minewatch.simulate.opaque;

import io.minewatch.simulate.opaque.Pulse.Reply;

import java.util.SplittableRandom;

/** A flow that mines nothing: its habit's pulses, and what it does at blocks if it follows them. */
final class Bystander extends Session {

    private static final int BLOCK = OWN;
    private static final int FIRST_PULSE = OWN + 1;
    private static final double DAY = 86_400e9;

    /** Between the messages of a burst. */
    private static final double WITHIN_BURST = 0.35e9;

    /** One more message of a burst follows with this chance: five on average. */
    private static final double BURST_GOES_ON = 0.8;

    /** What the wall clock of a server is off by, and its work takes, at most about. */
    private static final double ALIGNED_LATE = 0.15e9;

    /** Requests after a block, and their answers, as Electrum asks for a balance. */
    private static final int REQUEST = 110;

    private final Habit habit;
    private final Pulse[] pulses;
    private final Feed feed;
    private final double[] mean;
    private final int[] length;
    private final int[] replyLength;
    private final double phase;
    private int block;

    /**
     * @param feed of a pool nearby, whose hearing of blocks a follower shares
     */
    Bystander(SplittableRandom random, boolean acknowledges, long end, Habit habit, Feed feed) {
        super(
                random,
                1 + habit.pulses().size(),
                acknowledges,
                habit.carrier(),
                Hellos.of(habit.hello()),
                end);
        this.habit = habit;
        this.feed = feed;
        this.pulses = habit.pulses().toArray(Pulse[]::new);
        this.mean = new double[pulses.length];
        this.length = new int[pulses.length];
        this.replyLength = new int[pulses.length];
        this.phase = random.nextDouble();
        for (int i = 0; i < pulses.length; i++) {
            mean[i] = 1e9 * logUniform(pulses[i].from(), pulses[i].to());
            length[i] = between(pulses[i].low(), pulses[i].high());
            replyLength[i] = between(pulses[i].reply().low(), pulses[i].reply().high());
        }
    }

    private int between(int low, int high) {
        return low == high ? low : random.nextInt(low, high + 1);
    }

    @Override
    void begin(long ready) {
        for (int i = 0; i < pulses.length; i++) {
            set(FIRST_PULSE + i, first(i, ready));
        }
        if (habit.onBlock().chance() > 0) {
            block = feed.heardAfter(ready);
            setBlock();
        }
    }

    private long first(int pulse, long ready) {
        return switch (pulses[pulse].rhythm()) {
            case ALIGNED -> aligned(pulse, ready);
            case PERIODIC -> ready + 1 + (long) (mean[pulse] * random.nextDouble());
            case MEMORYLESS, BURSTY -> ready + 1 + (long) (mean[pulse] * random.nextExponential());
        };
    }

    private void setBlock() {
        if (block < feed.blocks()) {
            double late = habit.onBlock().lateMillis() * random.nextExponential();
            set(BLOCK, feed.heardAt(block) + (long) (late * MILLISECOND));
        }
    }

    @Override
    void own(int timer, long now) {
        if (timer == BLOCK) {
            if (random.nextDouble() < habit.onBlock().chance()) {
                onBlock(now);
            }
            block = Math.max(block + 1, feed.heardAfter(now));
            setBlock();
            return;
        }
        int pulse = timer - FIRST_PULSE;
        if (!pulses[pulse].diurnal() || isAwake(now)) {
            beat(pulse, now);
        }
        set(timer, again(pulse, now));
    }

    private long again(int pulse, long now) {
        double of = mean[pulse];
        return switch (pulses[pulse].rhythm()) {
            case PERIODIC -> {
                double off = pulses[pulse].jitter() * (2 * random.nextDouble() - 1);
                yield now + 1 + (long) (of * (1 + off));
            }
            case ALIGNED -> aligned(pulse, now);
            case MEMORYLESS -> now + 1 + (long) (of * random.nextExponential());
            case BURSTY -> {
                boolean on = random.nextDouble() < BURST_GOES_ON;
                yield now + 1 + (long) ((on ? WITHIN_BURST : of) * random.nextExponential());
            }
        };
    }

    /** The next whole multiple of as many seconds, a little late. */
    private long aligned(int pulse, long now) {
        long every = Math.max(SECOND, Math.round(mean[pulse] / 15e9) * 15 * SECOND);
        long whole = (now / every + 1) * every;
        return whole + (long) (ALIGNED_LATE * random.nextExponential());
    }

    private void beat(int pulse, long now) {
        Pulse what = pulses[pulse];
        int said = what.fixed() ? length[pulse] : between(what.low(), what.high());
        say(what.up(), now, said);
        Reply reply = what.reply();
        if (reply.chance() > 0 && (reply.chance() >= 1 || random.nextDouble() < reply.chance())) {
            int answer =
                    reply.low() == 0
                            ? said
                            : reply.fixed()
                                    ? replyLength[pulse]
                                    : between(reply.low(), reply.high());
            say(!what.up(), now + answerTime(reply.thinkingMillis()), answer);
        }
    }

    private void say(boolean up, long at, int plain) {
        if (up) {
            client(at, plain);
        } else {
            server(at, plain);
        }
    }

    private void onBlock(long now) {
        var what = habit.onBlock();
        server(now, between(what.low(), what.high()));
        long at = now;
        int requests = what.requests() == 0 ? 0 : random.nextInt(what.requests() + 1);
        for (int i = 0; i < requests; i++) {
            at += answerTime(40);
            client(at, REQUEST);
            at += answerTime(20);
            server(at, between(60, 900));
        }
    }

    /** More by day than by night, each flow by the day of its own user. */
    private boolean isAwake(long now) {
        double day = Math.sin(2 * Math.PI * (now / DAY + phase));
        return random.nextDouble() < 0.5 + 0.45 * day;
    }

    @Override
    boolean tunnelsTcp() {
        return true;
    }
}
