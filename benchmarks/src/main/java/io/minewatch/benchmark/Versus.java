package io.minewatch.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * minewatch beside others on the same capture: {@code versus [--size 2GB] [--rounds N] [--floor
 * FLOOR.C] [FILE]}.
 *
 * <p>Every round runs each of them once, so that what disturbs the machine disturbs all. Rates are
 * of processor time, which a busy machine distorts least, and of the best round: nothing makes a
 * program faster than it is.
 */
public final class Versus {

    private static final String PEER = "ndpiReader";
    private static final String FLOOR = "floor 1: map, touch 64 bytes, hash the 5-tuple (C)";
    private static final String IN_PROCESS = "minewatch, in process, warmed up";

    /** After so many passes the compiler has nothing left to do. */
    private static final int WARM_UP = 100;

    private static final Pattern NOTHING = Pattern.compile("");
    private static final Pattern PEER_FOUND = Pattern.compile("Mining +packets: .* flows: (\\d+)");
    private static final Pattern DETECTION = Pattern.compile("\"schema\":\"minewatch.detection/");

    private final Path home = Home.directory();
    private final Path target = home.resolve("benchmarks/target");
    private final List<Contestant> contestants = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Versus() {}

    /** What to run: a capture of this size is made unless there is a file. */
    private record Wanted(String size, int rounds, Path floor, Optional<Path> file) {

        static Wanted of(String[] arguments) {
            String size = "2GB";
            int rounds = 10;
            Path floor = Home.directory().resolve("../shared/tools/floor.c").normalize();
            Optional<Path> file = Optional.empty();
            for (int i = 0; i < arguments.length; i++) {
                switch (arguments[i]) {
                    case "--size" -> size = arguments[++i];
                    case "--rounds" -> rounds = Integer.parseInt(arguments[++i]);
                    case "--floor" -> floor = Path.of(arguments[++i]);
                    default -> file = Optional.of(Path.of(arguments[i]));
                }
            }
            return new Wanted(size, rounds, floor, file);
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Wanted wanted;
        try {
            wanted = Wanted.of(arguments);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            System.err.println("usage: versus [--size 2GB] [--rounds N] [--floor FLOOR.C] [FILE]");
            System.exit(2);
            return;
        }
        System.out.println(Machine.description("versus", arguments));
        new Versus().run(wanted);
    }

    private void run(Wanted wanted) throws IOException, InterruptedException {
        Path capture = wanted.file.isPresent() ? wanted.file.get() : simulated(wanted.size);
        try (var programs = new Programs()) {
            Passes.Pass whole = inProcess(programs, capture);
            peer(programs, capture);
            floor(programs, wanted.floor, capture);
            wholeProcess(programs, capture);
            for (int round = 1; round <= wanted.rounds; round++) {
                System.err.printf(
                        "round %d of %d, load %s%n", round, wanted.rounds, Machine.load());
                for (Contestant contestant : contestants) {
                    contestant.round();
                }
            }
            print(capture, whole);
        }
    }

    private Path simulated(String size) throws IOException, InterruptedException {
        Path capture = target.resolve("versus-" + size + ".pcap");
        Path truth = target.resolve("versus-" + size + ".tsv");
        if (!Files.exists(capture) || !Files.exists(truth)) {
            var part = Path.of(capture + ".part");
            var simulate =
                    new ProcessBuilder(
                                    home.resolve("deploy/minewatch").toString(),
                                    "simulate",
                                    "--size",
                                    size,
                                    "--out",
                                    part.toString(),
                                    "--truth",
                                    truth.toString())
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            if (simulate.waitFor() != 0) {
                throw new IOException("minewatch simulate failed");
            }
            Files.move(part, capture);
        }
        notes.add("There are %d mining flows in clear to be found.".formatted(clear(truth)));
        return capture;
    }

    private static long clear(Path truth) throws IOException {
        try (Stream<String> lines = Files.lines(truth)) {
            return lines.filter(line -> line.startsWith("mining\t"))
                    .filter(line -> !line.contains("\tunknown_encrypted\t"))
                    .count();
        }
    }

    /** The capture's size is what its first pass counts. */
    private Passes.Pass inProcess(Programs programs, Path capture) throws IOException {
        System.err.println("warming up ...");
        contestants.add(new Contestant(IN_PROCESS, programs.server(capture, WARM_UP)));
        return programs.lastPass();
    }

    private void peer(Programs programs, Path capture) {
        if (!isOnPath(PEER)) {
            notes.add("ndpiReader is not installed: apt-get install libndpi-bin");
            return;
        }
        var command = List.of(PEER, "-i", capture.toString());
        contestants.add(new Contestant(PEER, () -> programs.run(command, PEER_FOUND)));
    }

    private void floor(Programs programs, Path source, Path capture)
            throws IOException, InterruptedException {
        Path floor = target.resolve("floor");
        if (!Files.exists(source) || !isOnPath("cc")) {
            notes.add("floor is left out: it needs cc and " + source);
            return;
        }
        programs.run(
                List.of("cc", "-O2", "-march=native", "-o", floor.toString(), source.toString()),
                NOTHING);
        addFloor(programs, "floor 0: map, walk the records (C)", floor, capture, "0");
        addFloor(programs, FLOOR, floor, capture, "1");
        addFloor(programs, "floor 2: the same and a flow table (C)", floor, capture, "2");
    }

    private void addFloor(Programs programs, String name, Path floor, Path capture, String mode) {
        var command = List.of(floor.toString(), capture.toString(), mode);
        contestants.add(new Contestant(name, () -> programs.run(command, NOTHING)));
    }

    private void wholeProcess(Programs programs, Path capture) {
        var command =
                List.of(
                        home.resolve("deploy/minewatch").toString(),
                        "inspect",
                        "--format",
                        "json",
                        capture.toString());
        contestants.add(
                new Contestant(
                        "minewatch inspect, whole process, one pass",
                        () -> programs.run(command, DETECTION)));
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private void print(Path capture, Passes.Pass whole) throws IOException {
        System.out.printf(
                "%s: %d bytes, %d packets; %d rounds; load at the end %s%n",
                capture.getFileName(),
                Files.size(capture),
                whole.packets(),
                contestants.getFirst().rounds(),
                Machine.load());
        System.out.printf("%s%n%n", CaptureShape.of(capture));
        var table =
                new MarkdownTable(
                        "program",
                        "Mpps",
                        "Gbit/s",
                        "CPU s best",
                        "median",
                        "clock s best",
                        "peak RssAnon MB",
                        "mining flows found",
                        "x ndpiReader",
                        "% of floor 1");
        for (Contestant one : contestants) {
            double best = one.best();
            table.row(
                    one.name(),
                    "%.2f".formatted(whole.packets() / best / 1e6),
                    "%.1f".formatted(whole.wireBytes() * 8 / best / 1e9),
                    "%.3f".formatted(best),
                    "%.3f".formatted(one.median()),
                    "%.3f".formatted(one.bestByTheClock()),
                    one.peakMegabytes(),
                    text(one.found()),
                    named(PEER).map(peer -> "%.1f".formatted(peer.best() / best)).orElse("-"),
                    named(FLOOR)
                            .map(floor -> "%.0f".formatted(100 * floor.best() / best))
                            .orElse("-"));
        }
        System.out.println(table);
        notes.forEach(System.out::println);
    }

    private static String text(OptionalLong found) {
        return found.isPresent() ? String.valueOf(found.getAsLong()) : "-";
    }

    private Optional<Contestant> named(String name) {
        return contestants.stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
