package io.minewatch.query.api;

/** Is told what operators should know of the query interface. Called from any thread. */
public interface QueryListener {

    /** An answer could not be given, and not because of who asked. */
    void failed(String action, Throwable fault);
}
