package io.minewatch.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A disk that is full soon: a tmpfs of its own, for who may mount one. */
final class SmallDisk implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private static final long NEXT_TO_NOTHING = 256 << 10;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Empty if it cannot be mounted. */
    static Optional<SmallDisk> mount(Path folder) throws IOException {
        Files.createDirectories(folder);
        return run("mount", "-t", "tmpfs", "-o", "size=6m", "minewatch-test", folder.toString())
                ? Optional.of(new SmallDisk(folder))
                : Optional.empty();
    }

    Path folder() {
        return folder;
    }

    /** Whether what is left is less than a few records take. */
    boolean isFull() throws IOException {
        return Files.getFileStore(folder).getUsableSpace() < NEXT_TO_NOTHING;
    }

    /** From now on there is room. */
    void grow() throws IOException {
        if (!run("mount", "-o", "remount,size=256m", folder.toString())) {
            throw new IOException(folder + ": cannot grow");
        }
    }

    @Override
    public void close() throws IOException {
        if (!run("umount", folder.toString()) && !run("umount", "-l", folder.toString())) {
            throw new IOException(folder + ": cannot be unmounted");
        }
    }

    private static boolean run(String... command) throws IOException {
        var process =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted: " + String.join(" ", command), e);
        }
    }
}
