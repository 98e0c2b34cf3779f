package io.minewatch.emit.sink;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;

/** Files that two programs would tear each other's records in. */
final class SoleUse {

    private SoleUse() {}

    /**
     * Locks a file for as long as this channel is open.
     *
     * @throws IOException if somebody else holds the lock, or there is none to be had
     */
    static void lock(FileChannel channel, Path file) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException _) {
            // The same as null, within one process.
        }
        throw new IOException("somebody else uses it, who holds the lock of " + file);
    }
}
