package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What {@code deploy/} has for installation: its scripts are shell, its units name what the scripts
 * provide, and the NIC tuning does for a full NIC what it says, without touching one. Whether the
 * packages run is the matter of {@code deploy/test-package}.
 */
@EnabledOnOs(OS.LINUX)
class DeployTest {

    private static final Path DEPLOY = Path.of("../deploy");

    /** A NIC that can do everything, as ethtool 6.1 prints it. The loopback lends its name. */
    private static final String FULL_NIC =
            """
            #!/bin/sh
            case $1 in
                -k) echo 'generic-receive-offload: on'; echo 'rx-gro-hw: off'
                    echo 'large-receive-offload: off [fixed]'; echo 'tcp-segmentation-offload: on'
                    echo 'generic-segmentation-offload: off'; echo 'scatter-gather: on [fixed]' ;;
                -l) printf 'Pre-set maximums:\\nRX:\\t\\tn/a\\nCombined:\\t16\\n'
                    printf 'Current hardware settings:\\nRX:\\t\\tn/a\\nCombined:\\t8\\n' ;;
                -g) printf 'Pre-set maximums:\\nRX:\\t\\t2048\\n'
                    printf 'Current hardware settings:\\nRX:\\t\\t512\\n' ;;
                -c) printf 'Adaptive RX: on  TX: on\\nrx-usecs:\\t50\\n' ;;
                -a) printf 'Autonegotiate:\\ton\\nRX:\\t\\ton\\nTX:\\t\\toff\\n' ;;
                -x) printf 'RSS hash key:\\n01:02:03:04:05\\nRSS hash function:\\n' ;;
                -n) printf 'IP SA\\nIP DA\\n' ;;
                *) echo "changed: $*" >&2; exit 1 ;;
            esac
            """;

    /** Printed, and the status it ended with. */
    private record Outcome(int status, List<String> lines) {

        List<String> after(String mark) {
            return lines.stream()
                    .map(String::strip)
                    .filter(line -> line.startsWith(mark))
                    .map(line -> line.substring(mark.length()).strip())
                    .toList();
        }
    }

    @TempDir private Path directory;

    @Test
    void everyScriptIsShell() throws Exception {
        var wrong = new ArrayList<String>();
        int scripts = 0;
        try (Stream<Path> files = Files.walk(DEPLOY)) {
            for (Path file : files.filter(DeployTest::isScript).sorted().toList()) {
                scripts++;
                Outcome outcome = run("", "sh", "-n", file.toString());
                if (outcome.status() != 0) {
                    wrong.add(file + ": " + outcome.lines());
                }
                if (!Files.isExecutable(file)) {
                    wrong.add(file + ": may not be executed");
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(scripts >= 8, "scripts: " + scripts);
    }

    @Test
    void tuningSetsAFullNicUp() throws Exception {
        Outcome outcome = tune(FULL_NIC, "--dry-run", "--queues", "4", "--mtu", "9216", "lo");

        assertEquals(
                List.of(
                        "ethtool -A lo autoneg off rx off tx off",
                        "ethtool -K lo gro off",
                        "ethtool -K lo tso off",
                        "ethtool -L lo combined 4",
                        "ethtool -X lo hkey 6d:5a:6d:5a:6d equal 4 hfunc toeplitz",
                        "ethtool -N lo rx-flow-hash tcp4 sdfn",
                        "ethtool -N lo rx-flow-hash udp4 sdfn",
                        "ethtool -N lo rx-flow-hash tcp6 sdfn",
                        "ethtool -N lo rx-flow-hash udp6 sdfn",
                        "ethtool -G lo rx 2048",
                        "ethtool -C lo adaptive-rx off",
                        "ethtool -C lo rx-usecs 125"),
                ethtool(outcome.after("do:")));
        assertEquals(0, outcome.status());
    }

    @Test
    void tuningSaysHowToUndoEachSetting() throws Exception {
        Outcome outcome = tune(FULL_NIC, "--dry-run", "--queues", "4", "lo");

        assertEquals(
                List.of(
                        "ethtool -A lo autoneg on rx on tx off",
                        "ethtool -K lo gro on",
                        "ethtool -K lo tso on",
                        "ethtool -L lo combined 8",
                        "ethtool -X lo hkey 01:02:03:04:05 default",
                        "ethtool -N lo rx-flow-hash tcp4 sd",
                        "ethtool -N lo rx-flow-hash udp4 sd",
                        "ethtool -N lo rx-flow-hash tcp6 sd",
                        "ethtool -N lo rx-flow-hash udp6 sd",
                        "ethtool -G lo rx 512",
                        "ethtool -C lo adaptive-rx on",
                        "ethtool -C lo rx-usecs 50"),
                ethtool(outcome.after("undo:")));
        assertEquals(outcome.after("do:").size(), outcome.after("undo:").size());
    }

    @Test
    void tuningNamesWhatANicCannotDo() throws Exception {
        Outcome outcome = tune("#!/bin/sh\nexit 1\n", "--dry-run", "lo");

        String said = String.join("\n", outcome.lines());
        assertEquals(0, outcome.status(), said);
        String lacks = said.substring(said.indexOf("lo lacks:"));
        for (String feature :
                List.of("pause frames", "queues", "hash key", "a ring", "interrupt coalescing")) {
            assertTrue(lacks.contains(feature), feature + " in " + lacks);
        }
    }

    @Test
    void tuningRefusesWhatIsNoMirrorPort() throws Exception {
        assertEquals(1, tune(FULL_NIC, "--dry-run", "nosuchnic0").status());
        assertEquals(2, tune(FULL_NIC, "--dry-run", "../lo").status());
        assertEquals(2, tune(FULL_NIC, "--dry-run", "--ring", "many", "lo").status());
        assertEquals(2, tune(FULL_NIC, "--dry-run", "--hash", "tcp", "lo").status());
        assertEquals(2, tune(FULL_NIC).status());
    }

    @Test
    void theServiceHasOneCapabilityAndNoRoot() throws IOException {
        List<String> unit = Files.readAllLines(DEPLOY.resolve("systemd/minewatch.service"));

        assertEquals(
                List.of(
                        "User=minewatch",
                        "Group=minewatch",
                        "AmbientCapabilities=CAP_NET_RAW",
                        "CapabilityBoundingSet=CAP_NET_RAW"),
                unit.stream()
                        .filter(line -> line.matches("(User|Group|.*Capabilit\\w+)=.*"))
                        .toList());
    }

    @Test
    void theServiceComesBackFromAReloadThatCameTooEarly() throws IOException {
        List<String> unit = Files.readAllLines(DEPLOY.resolve("systemd/minewatch.service"));

        assertTrue(unit.contains("RestartForceExitStatus=SIGHUP"));
    }

    private static boolean isScript(Path file) {
        try (var in = Files.isRegularFile(file) ? Files.newInputStream(file) : null) {
            return in != null
                    && new String(in.readNBytes(9), StandardCharsets.US_ASCII).equals("#!/bin/sh");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> ethtool(List<String> commands) {
        return commands.stream().filter(command -> command.startsWith("ethtool")).toList();
    }

    private Outcome tune(String ethtool, String... arguments) throws Exception {
        script("ethtool", ethtool);
        script("ip", "#!/bin/sh\nexit 0\n");
        var command = new ArrayList<>(List.of("sh", DEPLOY.resolve("nic/tune").toString()));
        command.addAll(List.of(arguments));
        return run(directory + ":", command.toArray(String[]::new));
    }

    private void script(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        assertTrue(file.toFile().setExecutable(true));
    }

    private Outcome run(String path, String... command) throws Exception {
        Path said = directory.resolve("said");
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().merge("PATH", path, (old, more) -> more + old);
        Process process = builder.redirectOutput(said.toFile()).start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "ends");
        return new Outcome(process.exitValue(), Files.readAllLines(said));
    }
}
