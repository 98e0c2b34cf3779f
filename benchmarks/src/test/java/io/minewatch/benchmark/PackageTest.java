package io.minewatch.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The program runs on the Java that is packed with it, which has no more of the JDK than {@code
 * deploy/package} names. The test stands here because the program's jar is made by now; the
 * packages are tried whole by {@code deploy/test-package}.
 */
class PackageTest {

    private static final Path DEPLOY = Path.of("../deploy");
    private static final Path JAR = Path.of("../detector/target/minewatch.jar");

    @TempDir private Path directory;

    @Test
    void opensALedgerWithThePackedJava() throws Exception {
        Path out = directory.resolve("out");
        String jar = JAR.toRealPath().toString();
        run(List.of(DEPLOY + "/package", "--no-aot", "--jar", jar, "--out", out.toString()));
        try (var packed = Files.newDirectoryStream(out, "*.tar.gz")) {
            String tarball = packed.iterator().next().toString();
            run(List.of("tar", "-C", directory.toString(), "-xzf", tarball));
        }
        try (var tree = Files.newDirectoryStream(directory, "minewatch-*")) {
            String program = tree.iterator().next() + "/bin/minewatch";
            String ledger = directory.resolve("ledger.db").toString();
            String who = "--name tester --role viewer --everywhere";
            run(List.of("sh", "-c", program + " tokens add --ledger " + ledger + " " + who));
        }
    }

    private void run(List<String> command) throws Exception {
        Path said = directory.resolve("said");
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        assertEquals(0, process.waitFor(), () -> read(said));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
