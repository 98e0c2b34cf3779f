package io.minewatch.simulate.script;

/**
 * Where and when a conversation takes place.
 *
 * @param start nanoseconds since the simulation began
 * @param duration nanoseconds the conversation may last
 */
public record Scene(World world, Dice dice, long start, long duration) {

    /** A place of its own, for one conversation that no packets are wanted of. */
    public static Scene alone(long seed, long duration) {
        return new Scene(new World(seed, World.USUAL_EPOCH), new Dice(seed), 0, duration);
    }

    /** Seconds since 1970 at a time of the conversation, as protocols say it. */
    public long unixSeconds(long sinceStart) {
        return (world.epoch() + start + sinceStart) / 1_000_000_000L;
    }
}
