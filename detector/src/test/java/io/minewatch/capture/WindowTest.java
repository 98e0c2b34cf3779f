package io.minewatch.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;

@Timeout(60)
class WindowTest {

    private static final byte[] PLAIN = new PcapWriter().frame(7, new byte[100]).bytes();

    @TempDir private Path folder;

    private static byte[] packed() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(PLAIN);
        }
        return out.toByteArray();
    }

    private static void assertCapture(Window window) {
        assertTrue(window.has(PLAIN.length));
        assertTrue(PcapRecords.isMagic(window.i32(window.position(), true)));
    }

    /** Opened for a look first, and then for good, it could be two files. */
    @Test
    void aFileThatIsReplacedMeanwhileIsTheOneOrTheOther() throws IOException {
        Path plain = Files.write(folder.resolve("plain"), PLAIN);
        Path packed = Files.write(folder.resolve("packed"), packed());
        Path file = Files.createSymbolicLink(folder.resolve("file"), plain);
        var enough = new AtomicBoolean();
        var replacing =
                CompletableFuture.runAsync(
                        () -> {
                            while (!enough.get()) {
                                replace(file, packed);
                                replace(file, plain);
                            }
                        });
        try {
            for (int i = 0; i < 3000; i++) {
                try (Window window = Window.of(file)) {
                    assertCapture(window);
                }
            }
        } finally {
            enough.set(true);
            replacing.join();
        }
    }

    private void replace(Path file, Path other) {
        try {
            Path link = Files.createSymbolicLink(folder.resolve("link"), other);
            Files.move(link, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    /** Who writes to it writes once: opened again, it would be waited for. */
    @Test
    void aPipeIsOpenedOnceAndKeepsItsFirstBytes() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        for (byte[] input : List.of(PLAIN, packed())) {
            var writing =
                    CompletableFuture.runAsync(
                            () -> {
                                try {
                                    Files.write(pipe, input);
                                } catch (IOException e) {
                                    throw new CompletionException(e);
                                }
                            });
            try (Window window = Window.of(pipe)) {
                assertCapture(window);
                writing.join();
            }
        }
    }
}
