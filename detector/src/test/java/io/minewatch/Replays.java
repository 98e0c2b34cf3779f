package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.simulate.Plan;
import io.minewatch.simulate.Recipes;
import io.minewatch.simulate.Simulation;
import io.minewatch.simulate.file.PcapFile;
import io.minewatch.simulate.net.Path.Conditions;
import io.minewatch.simulate.net.Tap;
import io.minewatch.simulate.script.Recipe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;

/** An appliance in a folder of its own, and captures for it. */
final class Replays {

    private static final Pattern FLOW = Pattern.compile("\"flow\":\"[^\"]+\"");
    private static final long MINUTE = 60_000_000_000L;

    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final StringWriter log = new StringWriter();
    private final Path folder;

    Replays(Path folder) throws IOException {
        this.folder = folder;
        Files.write(folder.resolve("key"), new byte[32]);
        try (var files = Files.list(Path.of("../signatures"))) {
            Files.createDirectories(folder.resolve("signatures"));
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve("signatures").resolve(file.getFileName()));
            }
        }
    }

    /** Two minutes of every kind of miner, and some web. */
    Path capture(String name, long seed) throws IOException {
        return capture(name, seed, Recipes.miners());
    }

    Path capture(String name, long seed, List<Recipe> miners) throws IOException {
        var plan =
                new Plan(
                        seed,
                        Plan.USUAL_EPOCH,
                        2 * MINUTE,
                        500_000,
                        miners,
                        List.of(),
                        MINUTE / 4,
                        0.2,
                        Conditions.IDEAL,
                        Tap.Settings.EVERYTHING);
        Path file = folder.resolve(name);
        try (var pcap =
                new PcapFile(
                        Files.newOutputStream(file), true, ByteOrder.LITTLE_ENDIAN, 1, 1 << 18)) {
            new Simulation(plan).run(pcap, (flow, mining) -> {});
        }
        return file;
    }

    /** Reads a configuration to which the signatures and the key of this folder are added. */
    Config config(String yaml) throws IOException, ConfigException {
        String all =
                yaml
                        + """

                        signatures: {directory: signatures}
                        privacy: {pseudonym-key: key}
                        """
                        + (yaml.contains("management:") ? "" : "management: {enabled: false}\n");
        return ConfigFile.read(Files.writeString(folder.resolve("a.yaml"), all), Path.of("none"));
    }

    Appliance start(String yaml) throws IOException, ConfigException {
        return Appliance.start(config(yaml), out, new PrintWriter(log, true));
    }

    Appliance start(String yaml, List<ApplianceSource> sources)
            throws IOException, ConfigException {
        var lines = new ApplianceLog(new PrintWriter(log, true), Clock.systemUTC());
        return Appliance.start(config(yaml), out, lines, sources);
    }

    /** The last report of each flow, without its number: when the others came is another matter. */
    static List<String> last(List<String> records) {
        var flows = new HashMap<String, String>();
        for (String record : records) {
            var flow = FLOW.matcher(record);
            assertTrue(flow.find(), record);
            flows.put(flow.group(), record.replaceFirst("\"revision\":\\d+,", ""));
        }
        return flows.values().stream().sorted().toList();
    }

    /** The records that were written, in an order that does not depend on that of the writing. */
    List<String> records() {
        return out.toString().lines().sorted().toList();
    }
}
