package io.minewatch.protocol.stratum;

/**
 * All in which a relative differs from the others.
 *
 * @param jobs how it writes jobs
 * @param shares how it writes shares
 * @param difficulties how it announces difficulties
 * @param greeting how the sides introduce themselves
 */
public record Layouts(
        JobLayout jobs, ShareLayout shares, Difficulties difficulties, Greeting greeting) {

    /** Jobs and shares of its own, all else as usual. */
    public static Layouts of(JobLayout jobs, ShareLayout shares) {
        return new Layouts(jobs, shares, Difficulties.ANNOUNCED, Greeting.USUAL);
    }

    /** The same with its own way to announce difficulties. */
    public Layouts with(Difficulties own) {
        return new Layouts(jobs, shares, own, greeting);
    }

    /** The same with its own introduction. */
    public Layouts with(Greeting own) {
        return new Layouts(jobs, shares, difficulties, own);
    }
}
