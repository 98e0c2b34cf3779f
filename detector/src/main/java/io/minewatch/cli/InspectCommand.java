package io.minewatch.cli;

import io.minewatch.Detector;
import io.minewatch.cadence.CadenceConfig;
import io.minewatch.capture.CaptureFiles;
import io.minewatch.decode.DecodeConfig;
import io.minewatch.emit.DetectionWriter;
import io.minewatch.emit.Format;
import io.minewatch.emit.OutputFailed;
import io.minewatch.flow.FlowConfig;
import io.minewatch.locate.GeoDatabase;
import io.minewatch.metrics.Counters;
import io.minewatch.verdict.Pseudonyms;
import io.minewatch.verdict.VerdictConfig;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Detections in capture files. */
@Command(
        name = "inspect",
        description = "Finds mining in capture files.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExit code:%n",
        footer = {
            "  0  everything was read",
            "  1  some input could not be read, and the rest was still processed;",
            "     or the output could not be written",
            "  2  wrong usage"
        })
final class InspectCommand implements Callable<Integer> {

    /** More than can be kept busy by the one that follows. */
    private static final int MAX_WORKERS = 64;

    /** A smaller file is read before the threads are warm. */
    private static final long LARGE = 64L << 20;

    @Parameters(
            paramLabel = "CAPTURE",
            arity = "1..*",
            description =
                    "pcap or pcapng files, plain, .gz or .zst; - for standard input; @FILE for a"
                            + " list of files. Several files are one capture, merged by time.")
    private List<String> captures = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, json, eve or csv (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TABLE;

    @Option(
            names = "--subscribers",
            paramLabel = "CSV",
            description = "Which line has which address, to locate the miners.")
    private Optional<Path> subscribers = Optional.empty();

    @Option(names = "--regions", paramLabel = "CSV", description = "The tree of regions.")
    private Optional<Path> regions = Optional.empty();

    @Option(
            names = "--geoip",
            paramLabel = "MMDB",
            description = "Address database for coarse places; may be given several times.")
    private List<Path> geoip = List.of();

    @Option(
            names = "--signatures",
            paramLabel = "DIR",
            description = "Pools, agents, hardware, coins (default: those of this installation).")
    private Optional<Path> signatures = Optional.empty();

    @Option(names = "--separate", description = "Each file is a capture of its own.")
    private boolean separate;

    @Option(
            names = "--ignore-vlan",
            description = "Equal addresses in different VLANs are one host.")
    private boolean ignoreVlan;

    @Option(
            names = "--operator",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Whose network this is; part of every detection's id.")
    private String operator = "";

    @Option(
            names = "--pseudonym-key",
            paramLabel = "FILE",
            description =
                    "Key of the pseudonyms of accounts, 16 bytes or more. Without it they compare"
                            + " within this run only.")
    private Optional<Path> pseudonymKey = Optional.empty();

    @Option(
            names = "--show-accounts",
            description = "Keep names of accounts and machines in clear text. Never passwords.")
    private boolean showAccounts;

    @Option(
            names = "--show-blockchain",
            description =
                    "Report nodes of chains, too, as what they are: role node, grade not_mining."
                            + " Otherwise they are only counted.")
    private boolean showBlockchain;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description =
                    "Threads that read a pcap file that is not packed, 1 to "
                            + MAX_WORKERS
                            + " (default: one for each processor if it has 64 MiB or more). What"
                            + " is found is the same. All else is read by one.")
    private Optional<Integer> workers = Optional.empty();

    @Option(
            names = "--ticks",
            paramLabel = "FILE",
            description =
                    "When blocks came, CHAIN,TIME on each line: what cannot be read is compared"
                            + " with it, and with mining that can be read in the capture.")
    private Optional<Path> ticks = Optional.empty();

    @Spec private CommandSpec spec = CommandSpec.create();

    private final StandardOutput output;

    InspectCommand(StandardOutput output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        if (workers.isPresent() && (workers.get() < 1 || workers.get() > MAX_WORKERS)) {
            throw wrong("--workers must be 1 to %d, not %d".formatted(MAX_WORKERS, workers.get()));
        }
        Pseudonyms pseudonyms = pseudonyms();
        var complaints = new Complaints(spec.commandLine().getErr());
        var inputs = new Inputs(complaints);
        var signaturesRead = inputs.signatures(signatures);
        var subscribersRead = inputs.subscribers(subscribers);
        var regionsRead = inputs.regions(regions);
        try (GeoDatabase geo = inputs.geo(geoip);
                DetectionWriter writer = format.open(output.stream(), output.width())) {
            var detector =
                    new Detector(
                            new DecodeConfig(!ignoreVlan),
                            FlowConfig.DEFAULT,
                            CadenceConfig.DEFAULT,
                            inputs.ticks(ticks),
                            new VerdictConfig(operator, Optional.empty(), showBlockchain),
                            signaturesRead,
                            pseudonyms,
                            subscribersRead,
                            regionsRead,
                            geo);
            inspect(detector, writer, complaints);
            if (geo.failures() > 0) {
                complaints.error("--geoip: %,d damaged records".formatted(geo.failures()));
            }
        } catch (OutputFailed e) {
            if (!e.readerHasGone()) {
                complaints.error(e.getMessage());
            }
        }
        return complaints.hadErrors() ? 1 : 0;
    }

    private void inspect(Detector detector, DetectionWriter writer, Complaints complaints) {
        var counters = new Counters();
        try (var progress = new ProgressLine(spec.commandLine().getErr(), counters)) {
            List<CaptureFiles> all =
                    separate
                            ? CaptureFiles.openEach(captures, complaints::problem)
                            : List.of(CaptureFiles.open(captures, complaints::problem));
            for (CaptureFiles one : all) {
                try (one) {
                    progress.reading(one);
                    detector.run(one, workersFor(one), writer, counters);
                }
            }
            progress.finish();
        }
    }

    private int workersFor(CaptureFiles capture) {
        boolean large = capture.bytesTotal().orElse(0) >= LARGE;
        int usual = large ? Runtime.getRuntime().availableProcessors() : 1;
        return workers.orElse(Math.min(usual, MAX_WORKERS));
    }

    private Pseudonyms pseudonyms() {
        if (pseudonymKey.isEmpty()) {
            return Pseudonyms.random(showAccounts);
        }
        Path file = pseudonymKey.get();
        try {
            return new Pseudonyms(Files.readAllBytes(file), showAccounts);
        } catch (IOException e) {
            throw wrong("--pseudonym-key: " + file + " cannot be read");
        } catch (IllegalArgumentException e) {
            throw wrong("--pseudonym-key: " + file + ": " + e.getMessage());
        }
    }

    private ParameterException wrong(String complaint) {
        return new ParameterException(spec.commandLine(), complaint);
    }
}
