package io.minewatch.probe;

/** Is told how it stands with the pools that are watched. */
public interface WatchListener {

    /** The pool sends work. Told once for each connection. */
    void works(WatchedPool pool);

    /**
     * The pool is lost, and will be called again.
     *
     * @param reason in words, safe to show
     */
    void lost(WatchedPool pool, String reason);
}
