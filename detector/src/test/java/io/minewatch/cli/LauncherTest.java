package io.minewatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The launcher in homes made up for it, with a Java that prints what it is given. */
class LauncherTest {

    private static final String JAVA =
            """
            #!/bin/sh
            for argument; do
                case $argument in
                    -XX:AOTCacheOutput=*) echo trained >>"$0.log"; echo x >"${argument#*=}"; exit ;;
                    simulate) echo simulated >>"$0.log"; for file; do :; done; echo x >"$file"; exit ;;
                    FAIL) exit 9 ;;
                    READ) cat; exit ;;
                esac
            done
            printf '%s\\n' "$@"
            """;

    /** Builds, and says so in a file. */
    private static final String MAVEN =
            """
            #!/bin/sh
            echo "$JAVA_HOME" >>"${0%/*}/mvn.log"
            [ ! -f "${0%/*}/broken" ] || { echo "no such symbol"; exit 1; }
            home=$(dirname "$4")
            mkdir -p "$home/detector/target"
            [ -f "$home/detector/target/minewatch.jar" ] || : >"$home/detector/target/minewatch.jar"
            """;

    private static final List<String> TOOLS =
            List.of(
                    "sh",
                    "dirname",
                    "readlink",
                    "sed",
                    "find",
                    "tr",
                    "touch",
                    "flock",
                    "mv",
                    "rm",
                    "cat",
                    "stty",
                    "mkdir");

    @TempDir Path folder;

    private Path home;
    private Path java;
    private Path tools;

    @BeforeEach
    void makeUp() throws IOException {
        home = Files.createDirectories(folder.resolve("a home"));
        Files.createDirectories(home.resolve("deploy"));
        Files.copy(Path.of("../deploy/minewatch"), home.resolve("deploy/minewatch"));
        java = javaOf("25.0.3");
        tools = Files.createDirectory(folder.resolve("bin"));
        for (String tool : TOOLS) {
            for (String place : List.of("/usr/bin", "/bin")) {
                Path program = Path.of(place, tool);
                if (Files.exists(program) && !Files.exists(tools.resolve(tool))) {
                    program(tools.resolve(tool), "#!/bin/sh\nexec " + program + " \"$@\"\n");
                }
            }
        }
    }

    @Test
    void startsWhatIsInstalledThroughALinkFromAnywhere() throws Exception {
        install();
        Path link =
                Files.createSymbolicLink(
                        folder.resolve("link"), Path.of("a home/deploy/minewatch"));
        var run = run(link, "inspect", "a b", "*");
        assertEquals(0, run.exitCode);
        assertEquals("", run.err);
        var given = run.out.lines().toList();
        assertTrue(given.contains("-Dminewatch.home=" + home), run.out);
        assertEquals(
                List.of("-jar", home + "/lib/minewatch.jar", "inspect", "a b", "*"),
                given.subList(given.size() - 5, given.size()));
    }

    @Test
    void passesByAJavaThatIsTooOld() throws Exception {
        install();
        Path old = javaOf("17.0.12");
        Path early = javaOf("25-ea");
        Files.writeString(early.resolve("bin/java"), "#!/bin/sh\necho early\n");
        var run = run(Map.of("MINEWATCH_JAVA_HOME", old + "", "JAVA_HOME", early + ""), launcher());
        assertEquals("early\n", run.out);
    }

    @Test
    void anInstallationWithoutTheProgramIsNotComplete() throws Exception {
        var run = run(launcher());
        assertEquals(69, run.exitCode);
        assertEquals(
                "minewatch: no minewatch.jar in "
                        + home
                        + "/lib: the installation is not complete\n",
                run.err);
    }

    @Test
    void buildsACheckoutOnceHoweverManyStart() throws Exception {
        checkout();
        maven();
        var first = start(Map.of(), launcher());
        var second = start(Map.of(), launcher());
        assertEquals(0, first.waitFor());
        assertEquals(0, second.waitFor());
        assertEquals(List.of(java.toString()), Files.readAllLines(tools.resolve("mvn.log")));
        assertEquals("", run(launcher()).err);
    }

    @Test
    void buildsAgainIfASourceIsNewerEvenIfNothingChanges() throws Exception {
        checkout();
        maven();
        run(launcher());
        Files.setLastModifiedTime(jar(), FileTime.fromMillis(0));
        assertEquals("minewatch: building, once ...\n", run(launcher()).err);
        assertEquals("", run(launcher()).err);
    }

    @Test
    void aBuildThatFailsIsShown() throws Exception {
        checkout();
        maven();
        Files.createFile(tools.resolve("broken"));
        var run = run(launcher());
        assertEquals(69, run.exitCode);
        assertEquals(
                """
                minewatch: building, once ...
                no such symbol
                minewatch: the build failed, see above
                """,
                run.err);
        assertEquals("", run.out);
    }

    @Test
    void withoutMavenItRunsWhatThereIs() throws Exception {
        checkout();
        String hindrance =
                "there is no Maven to build it: install maven, or run this from a built copy\n";
        var none = run(launcher());
        assertEquals(69, none.exitCode);
        assertEquals("minewatch: not built yet, and " + hindrance, none.err);
        Files.createDirectories(jar().getParent());
        Files.setLastModifiedTime(Files.createFile(jar()), FileTime.fromMillis(0));
        var stale = run(launcher());
        assertEquals(0, stale.exitCode);
        assertEquals("minewatch: this is older than its sources, and " + hindrance, stale.err);
        assertTrue(stale.out.contains("-jar\n"), stale.out);
    }

    @Test
    void makesQuickStartsOnceForEachProgram() throws Exception {
        install();
        examples();
        var first = run(launcher());
        assertEquals("minewatch: preparing quick starts, once ...\n", first.err);
        Path cache = home.resolve("lib/minewatch-25.0.3_9.aot");
        assertTrue(first.out.contains("-XX:AOTCache=" + cache + "\n"), first.out);
        assertEquals("", run(launcher()).err);
        Files.setLastModifiedTime(cache, FileTime.fromMillis(0));
        run(launcher());
        assertEquals(
                List.of("simulated", "trained", "simulated", "trained"),
                Files.readAllLines(java.resolve("bin/java.log")));
        try (var left = Files.list(cache.getParent())) {
            assertEquals(
                    Set.of("minewatch.jar", "minewatch-25.0.3_9.aot"),
                    left.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
        }
    }

    @Test
    void startsWithoutACacheIfJavaMakesNone() throws Exception {
        install();
        examples();
        Files.writeString(java.resolve("bin/java"), JAVA.replace("echo x >", "exit 3; : >"));
        assertEquals("minewatch: preparing quick starts, once ...\n", run(launcher()).err);
        var next = run(launcher());
        assertEquals("", next.err);
        assertFalse(next.out.contains("AOTCache"), next.out);
    }

    @Test
    void aClosedInputIsAnEmptyOne() throws Exception {
        install();
        var run = run(Path.of("/bin/sh"), "-c", "exec \"$0\" READ <&-", launcher().toString());
        assertEquals(new Outcome(0, "", ""), run);
    }

    @Test
    void theExitCodeIsThatOfTheProgram() throws Exception {
        install();
        assertEquals(9, run(launcher(), "FAIL").exitCode);
    }

    @Test
    void optionsOfJavaAreHandedOn() throws Exception {
        install();
        var run = run(Map.of("MINEWATCH_JAVA_OPTS", "-Xmx1g -Da=b"), launcher(), "x");
        assertTrue(run.out.contains("\n-Xmx1g\n-Da=b\n-jar\n"), run.out);
    }

    @Test
    void whatRunsForWeeksHasShortPausesAndABoundedHeap() throws Exception {
        install();
        var usual = run(launcher(), "run", "-c", "x.yaml");
        assertTrue(usual.out.startsWith("-XX:+UseZGC\n-Xms1g\n-Xmx1g\n"), usual.out);
        assertFalse(usual.out.contains("UseSerialGC"), usual.out);
        var told = run(Map.of("MINEWATCH_HEAP", "300m"), launcher(), "run", "-c", "x.yaml");
        assertTrue(told.out.contains("\n-Xms300m\n-Xmx300m\n"), told.out);
    }

    @Test
    void whatEndsSoonHasASmallHeap() throws Exception {
        install();
        for (var arguments :
                List.of(
                        new String[] {"inspect", "x.pcap"},
                        new String[] {"run", "--check", "-c", "x.yaml"},
                        new String[] {"run", "--help"})) {
            var run = run(Map.of("MINEWATCH_HEAP", "300m"), launcher(), arguments);
            assertTrue(run.out.startsWith("-XX:+UseSerialGC\n-Xms48m\n"), run.out);
        }
    }

    @Test
    void whatIsWrittenAboutSubscribersIsNotForOthers() throws Exception {
        install();
        program(java.resolve("bin/java"), "#!/bin/sh\numask\n");
        for (String command : List.of("run", "demo", "tokens")) {
            assertEquals("0027\n", underMask("0022", command), command);
            assertEquals("0077\n", underMask("0077", command), command);
        }
        assertEquals("0022\n", underMask("0022", "simulate"));
    }

    private String underMask(String mask, String command) throws Exception {
        Path under = folder.resolve("under");
        program(under, "#!/bin/sh\numask " + mask + "\nexec '" + launcher() + "' \"$@\"\n");
        return run(under, command).out;
    }

    @Test
    void largePagesAreAskedForWhereTheSystemHasThem() throws Exception {
        install();
        Path pages = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
        String may = Files.isReadable(pages) ? Files.readString(pages) : "";
        boolean has = may.contains("[always]") || may.contains("[madvise]");
        var run = run(launcher(), "inspect", "x.pcap");
        assertEquals(has, run.out.contains("\n-XX:+UseTransparentHugePages\n"), run.out);
    }

    private record Outcome(int exitCode, String out, String err) {}

    private Outcome run(Path program, String... arguments) throws Exception {
        return run(Map.of(), program, arguments);
    }

    private Outcome run(Map<String, String> environment, Path program, String... arguments)
            throws Exception {
        var process = start(environment, program, arguments);
        process.getOutputStream().close();
        int exitCode = process.waitFor();
        String out = new String(process.getInputStream().readAllBytes());
        return new Outcome(exitCode, out, new String(process.getErrorStream().readAllBytes()));
    }

    private Process start(Map<String, String> environment, Path program, String... arguments)
            throws IOException {
        var builder = new ProcessBuilder(program.toString());
        builder.command().addAll(List.of(arguments));
        builder.directory(Path.of("/").toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("JAVA_HOME", java.toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Path launcher() {
        return home.resolve("deploy/minewatch");
    }

    private Path jar() {
        return home.resolve("detector/target/minewatch.jar");
    }

    private void install() throws IOException {
        Files.createFile(Files.createDirectory(home.resolve("lib")).resolve("minewatch.jar"));
    }

    private void checkout() throws IOException {
        Files.createDirectories(home.resolve("detector/src/main"));
        Files.createFile(home.resolve("pom.xml"));
        Files.createFile(home.resolve("detector/pom.xml"));
    }

    private void examples() throws IOException {
        Path examples = Files.createDirectory(home.resolve("deploy/examples"));
        Files.createFile(examples.resolve("demo.pcap.gz"));
    }

    private void maven() throws IOException {
        program(tools.resolve("mvn"), MAVEN);
    }

    private Path javaOf(String version) throws IOException {
        Path directory = folder.resolve("java " + version);
        Files.createDirectories(directory.resolve("bin"));
        program(directory.resolve("bin/java"), JAVA);
        Files.writeString(
                directory.resolve("release"),
                "IMPLEMENTOR=\"x\"\nJAVA_RUNTIME_VERSION=\"%s+9\"\nJAVA_VERSION=\"%s\"\n"
                        .formatted(version, version));
        return directory;
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
