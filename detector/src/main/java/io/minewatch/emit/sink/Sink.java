package io.minewatch.emit.sink;

import java.io.IOException;
import java.util.List;

/**
 * Where records go. One thread at a time uses it; only {@link #close} may come from another one
 * meanwhile, and then makes a call that waits for the far end fail.
 */
public interface Sink extends AutoCloseable {

    /**
     * Takes records in their order, and comes back when all of them are where they belong. May take
     * its time: nobody but the caller waits.
     *
     * @param records each in whole, as it was rendered; lines of JSON have their line end
     * @throws IOException if the far end is away. All of them come again, so that it is best to
     *     take all or none; {@link SinkAway} says when to come
     */
    void take(List<byte[]> records) throws IOException;

    /**
     * There is nothing to take at the moment; comes twice a second then.
     *
     * @throws IOException if it was found that the far end is away
     */
    default void idle() throws IOException {}

    /** Records that the far end will never take, and that were put aside. Any thread may ask. */
    default long dead() {
        return 0;
    }

    /** Ends the connection with the far end. */
    @Override
    default void close() throws IOException {}
}
