package io.minewatch.probe;

/** Is told what endpoints turned out to be. */
public interface ProbeListener {

    /** An endpoint was asked. Called from the prober's own thread, which waits for it. */
    void found(Report report);
}
