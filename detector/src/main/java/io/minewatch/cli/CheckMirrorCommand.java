package io.minewatch.cli;

import static java.util.Objects.requireNonNull;

import io.minewatch.capture.CaptureFiles;
import io.minewatch.capture.FrameListener;
import io.minewatch.capture.LiveCapture;
import io.minewatch.capture.live.CaptureUnavailable;
import io.minewatch.capture.live.LiveCaptures;
import io.minewatch.capture.live.LiveConfig;
import io.minewatch.cli.mirror.Finding;
import io.minewatch.cli.mirror.MirrorCheck;
import io.minewatch.metrics.CaptureStatistics;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Is a mirror port fit for work? */
@Command(
        name = "check-mirror",
        description =
                "Looks at a mirror port for a while and says whether both directions arrive, once,"
                        + " whole and in time.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExit code:%n",
        footer = {
            "  0  nothing is wrong with it",
            "  1  something fails, or it could not be read",
            "  2  wrong usage"
        })
final class CheckMirrorCommand implements Callable<Integer> {

    /** A day; what is found changes no more. */
    private static final int MAX_SECONDS = 86_400;

    /** The check looks at more than the detector does, so that more has to wait. */
    private static final int BUFFER_MEGABYTES = 256;

    /** After so long the program is as fast as it gets. What came until then is not judged. */
    private static final int WARM_UP_SECONDS = 3;

    @ArgGroup(multiplicity = "1")
    private Source source = new Source();

    /** Where to look. */
    static final class Source {

        @Option(
                names = {"-i", "--interface"},
                paramLabel = "IFACE",
                description = "The interface on which mirrored frames arrive.")
        private String name = "";

        @Option(names = "--file", paramLabel = "CAPTURE", description = "Capture files instead.")
        private List<String> files = List.of();
    }

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "How long to look (default: ${DEFAULT-VALUE}).")
    private int seconds = 10;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (seconds < 1 || seconds > MAX_SECONDS) {
            throw wrong("--seconds must be 1 to %d, not %d".formatted(MAX_SECONDS, seconds));
        }
        var complaints = new Complaints(spec.commandLine().getErr());
        boolean fails = source.files.isEmpty() ? live(complaints) : files(complaints);
        return fails || complaints.hadErrors() ? 1 : 0;
    }

    private boolean files(Complaints complaints) {
        var check = new MirrorCheck(Optional.empty());
        try (var capture = CaptureFiles.open(source.files, complaints::problem)) {
            capture.run(check);
        }
        return print(check.findings(Optional.empty(), 0));
    }

    private boolean live(Complaints complaints) {
        LiveConfig config = LiveConfig.of(source.name).buffered(BUFFER_MEGABYTES);
        if (!config.complaints().isEmpty()) {
            throw wrong("--interface: " + String.join("; ", config.complaints()));
        }
        try {
            LiveCaptures captures = LiveCaptures.open(config);
            captures.remarks().forEach(complaints::note);
            return live(captures.workers().getFirst(), complaints);
        } catch (CaptureUnavailable e) {
            complaints.error(String.valueOf(e.getMessage()));
            return true;
        }
    }

    private boolean live(LiveCapture capture, Complaints complaints) {
        // A check that is still slow would lose what the mirror did not.
        var ready = new AtomicReference<>(CaptureStatistics.NONE);
        var check = new AtomicReference<>(newCheck());
        Runnable begin =
                () -> {
                    check.set(newCheck());
                    ready.set(capture.statistics());
                };
        CompletableFuture.delayedExecutor(WARM_UP_SECONDS, TimeUnit.SECONDS).execute(begin);
        CompletableFuture.delayedExecutor(WARM_UP_SECONDS + seconds, TimeUnit.SECONDS)
                .execute(capture::close);
        if (!capture.run(new Current(check))) {
            complaints.error(source.name + " went away while it was looked at");
        }
        var all = since(requireNonNull(ready.get()), capture.statistics());
        return print(requireNonNull(check.get()).findings(Optional.of(all), speed()));
    }

    private static CaptureStatistics since(CaptureStatistics then, CaptureStatistics now) {
        return new CaptureStatistics(
                now.received() - then.received(),
                now.droppedByInterface() - then.droppedByInterface(),
                now.droppedByKernel() - then.droppedByKernel(),
                now.droppedByUs() - then.droppedByUs());
    }

    private static MirrorCheck newCheck() {
        return new MirrorCheck(Optional.of(Clock.systemUTC()));
    }

    /** Hands frames to the check of the moment. */
    private record Current(AtomicReference<MirrorCheck> check) implements FrameListener {

        @Override
        public void frame(
                MemorySegment memory,
                long offset,
                int captured,
                int onWire,
                long timestampNanos,
                int linkType) {
            requireNonNull(check.get())
                    .frame(memory, offset, captured, onWire, timestampNanos, linkType);
        }
    }

    /** In Mbit/s; 0 if it does not tell, as virtual ones do not. */
    private long speed() {
        try {
            Path file = Path.of("/sys/class/net", source.name, "speed");
            return Math.max(0, Long.parseLong(Files.readString(file).strip()));
        } catch (IOException | NumberFormatException _) {
            return 0;
        }
    }

    /** True if something fails. */
    private boolean print(List<Finding> findings) {
        PrintWriter out = spec.commandLine().getOut();
        for (Finding one : findings) {
            String result =
                    switch (one.result()) {
                        case PASS -> "pass";
                        case FAIL -> "FAIL";
                        case UNKNOWN -> "-";
                    };
            out.printf("%-4s  %-16s  %s%n", result, one.what(), one.measured());
            if (!one.advice().isEmpty()) {
                out.printf("      %-16s  %s%n", "", one.advice());
            }
        }
        out.flush();
        return findings.stream().anyMatch(one -> one.result() == Finding.Result.FAIL);
    }

    private ParameterException wrong(String complaint) {
        return new ParameterException(spec.commandLine(), complaint);
    }
}
