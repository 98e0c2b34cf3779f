package io.minewatch.benchmark;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;

import io.minewatch.Detector;
import io.minewatch.cadence.CadenceConfig;
import io.minewatch.capture.CaptureFiles;
import io.minewatch.capture.Problem;
import io.minewatch.decode.DecodeConfig;
import io.minewatch.flow.FlowConfig;
import io.minewatch.locate.GeoDatabase;
import io.minewatch.locate.RegionTree;
import io.minewatch.locate.SubscriberTable;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Counters;
import io.minewatch.verdict.Pseudonyms;
import io.minewatch.verdict.VerdictConfig;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a capture again and again in one process: {@code passes [--on-request] FILE [N]}. The first
 * passes show how it warms up, the later ones what it can do for weeks.
 *
 * <p>With {@code --on-request} every pass waits for a line on standard input.
 */
public final class Passes {

    private static final int USUAL = 10;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final OperatingSystemMXBean system =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Detector detector = detector();

    private Passes() {}

    /** As a command without options would have it. */
    static Detector detector() {
        return new Detector(
                DecodeConfig.standard(),
                FlowConfig.DEFAULT,
                CadenceConfig.DEFAULT,
                VerdictConfig.DEFAULT,
                Home.signatures(),
                Pseudonyms.random(false),
                SubscriberTable.empty(),
                RegionTree.empty(),
                GeoDatabase.empty());
    }

    /**
     * One pass.
     *
     * @param threadSeconds processor time of the thread that reads
     * @param processSeconds processor time of the process: with compiler and garbage collector
     * @param allocated bytes
     */
    record Pass(
            long packets,
            long wireBytes,
            double seconds,
            double threadSeconds,
            double processSeconds,
            long allocated,
            long detections) {

        String row(int number) {
            return "| %d | %d | %d | %.2f | %.1f | %.3f | %.3f | %.3f | %d | %d |"
                    .formatted(
                            number,
                            packets,
                            wireBytes,
                            packets / threadSeconds / 1e6,
                            threadSeconds * 1e9 / packets,
                            seconds,
                            threadSeconds,
                            processSeconds,
                            allocated,
                            detections);
        }

        /** What {@link #row} wrote. */
        static Pass of(String row) {
            String[] cells = row.replace("|", " ").strip().split("\\s+");
            return new Pass(
                    Long.parseLong(cells[1]),
                    Long.parseLong(cells[2]),
                    Double.parseDouble(cells[5]),
                    Double.parseDouble(cells[6]),
                    Double.parseDouble(cells[7]),
                    Long.parseLong(cells[8]),
                    Long.parseLong(cells[9]));
        }
    }

    public static void main(String[] arguments) throws IOException {
        List<String> rest = Arrays.asList(arguments);
        boolean onRequest = !rest.isEmpty() && rest.getFirst().equals("--on-request");
        if (onRequest) {
            rest = rest.subList(1, rest.size());
        }
        if (rest.isEmpty() || rest.size() > 2) {
            System.err.println("usage: passes [--on-request] FILE [N]");
            System.exit(2);
        }
        int count = rest.size() == 2 ? Integer.parseInt(rest.get(1)) : USUAL;
        if (!onRequest) {
            System.out.println(Machine.description("passes", arguments));
            System.out.println(
                    "| pass | packets | bytes | Mpps of CPU | ns/packet of CPU | seconds |"
                            + " CPU s of the thread | CPU s of the process | bytes allocated |"
                            + " detections |");
            System.out.println("|" + "--:|".repeat(10));
        }
        var passes = new Passes();
        for (int i = 1; i <= count; i++) {
            if (onRequest && !hasNextRequest()) {
                return;
            }
            System.out.println(passes.over(rest.getFirst()).row(i));
        }
    }

    private static boolean hasNextRequest() throws IOException {
        int read;
        do {
            read = System.in.read();
        } while (read >= 0 && read != '\n');
        return read == '\n';
    }

    /** Reads the file once. */
    private Pass over(String file) {
        var counters = new Counters();
        long begin = System.nanoTime();
        long thread = threads.getCurrentThreadCpuTime();
        long process = system.getProcessCpuTime();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        try (var capture = CaptureFiles.open(List.of(file), Passes::complain)) {
            detector.run(capture, located -> {}, counters);
        }
        return new Pass(
                counters.of(Counter.FRAMES),
                counters.of(Counter.FRAME_BYTES),
                (System.nanoTime() - begin) / 1e9,
                (threads.getCurrentThreadCpuTime() - thread) / 1e9,
                (system.getProcessCpuTime() - process) / 1e9,
                threads.getCurrentThreadAllocatedBytes() - allocated,
                counters.of(Counter.DETECTIONS));
    }

    private static void complain(Problem problem) {
        System.err.println(problem);
    }
}
