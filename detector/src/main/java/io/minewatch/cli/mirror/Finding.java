package io.minewatch.cli.mirror;

/**
 * One line of the acceptance of a mirror port.
 *
 * @param result whether it is as it should be
 * @param what was looked at
 * @param measured what was found, and what is asked for
 * @param advice what to do about it; empty if nothing
 */
public record Finding(Result result, String what, String measured, String advice) {

    /** How it came out. */
    public enum Result {
        PASS,
        FAIL,
        /** Nothing that could be judged was seen. */
        UNKNOWN
    }

    static Finding of(boolean passes, String what, String measured, String advice) {
        return new Finding(
                passes ? Result.PASS : Result.FAIL, what, measured, passes ? "" : advice);
    }

    static Finding unknown(String what, String why) {
        return new Finding(Result.UNKNOWN, what, why, "");
    }
}
