package io.minewatch.simulate.script;

/** How far a miner got. */
public enum Level {
    /** Nobody answered. */
    ATTEMPT,
    /** The pool spoke, but let the miner in not at all, or gave no work. */
    ANSWERED,
    /** The miner was let in and got work. */
    SESSION
}
