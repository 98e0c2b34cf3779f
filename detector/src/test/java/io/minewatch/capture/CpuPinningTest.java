package io.minewatch.capture;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

class CpuPinningTest {

    @Test
    @EnabledOnOs(OS.LINUX)
    void theThreadStaysWhereItIsPut() throws ExecutionException, InterruptedException {
        int allowed = Integer.parseInt(allowed("self").split("[,-]")[0]);
        var pinned = new CompletableFuture<String>();
        Thread.ofPlatform()
                .start(
                        () -> {
                            assertTrue(CpuPinning.pin(allowed));
                            pinned.complete(allowed("thread-self"));
                        })
                .join();
        assertTrue(pinned.get().equals("" + allowed), pinned.get());
    }

    @Test
    void aProcessorThatIsNotThereIsRefused() {
        assertFalse(CpuPinning.pin(-1));
        assertFalse(CpuPinning.pin(CpuPinning.MAX_CPU));
        assertFalse(CpuPinning.pin(CpuPinning.MAX_CPU + 1));
    }

    private static String allowed(String of) {
        try (var lines = Files.lines(Path.of("/proc", of, "status"))) {
            return lines.filter(line -> line.startsWith("Cpus_allowed_list:"))
                    .map(line -> line.split("\\s+")[1])
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
