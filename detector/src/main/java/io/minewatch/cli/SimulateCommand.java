package io.minewatch.cli;

import io.minewatch.simulate.Plan;
import io.minewatch.simulate.Recipes;
import io.minewatch.simulate.Simulation;
import io.minewatch.simulate.TruthFile;
import io.minewatch.simulate.TruthListener;
import io.minewatch.simulate.file.PcapFile;
import io.minewatch.simulate.file.PcapngFile;
import io.minewatch.simulate.net.EncapsulationStack;
import io.minewatch.simulate.net.FrameSink;
import io.minewatch.simulate.net.LinkLayer;
import io.minewatch.simulate.net.Path.Conditions;
import io.minewatch.simulate.net.Tap;
import io.minewatch.simulate.script.Recipe;
import io.minewatch.simulate.script.Side;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code minewatch simulate}: a capture file of traffic that never was. */
@Command(
        name = "simulate",
        description = {
            "Writes a capture of realistic miners, pools and look-alikes. Nothing is mined.",
            "Without --size: one miner of each kind, one look-alike of each kind, a little web."
        },
        mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer> {

    private static final long LITTLE_WEB = 4_000_000;

    @Spec private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Capture file to write; pcapng if it is called so, otherwise pcap")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description = "Table of what there is to be found")
    private Optional<Path> truth = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed gives the same file (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--size",
            paramLabel = "SIZE",
            description = "About how large, for example 1GB: the rest is ordinary traffic")
    private Optional<String> size = Optional.empty();

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            defaultValue = "5m",
            description = "How long, for example 90s, 10m, 2h (default: ${DEFAULT-VALUE})")
    private String duration;

    @Option(
            names = "--mining-share",
            paramLabel = "SHARE",
            defaultValue = "0.001",
            description = "With --size: share of the bytes (default: ${DEFAULT-VALUE})")
    private double miningShare;

    @Option(
            names = "--miners",
            paramLabel = "N",
            description = "Mining conversations, instead of a share")
    private Optional<Integer> miners = Optional.empty();

    @Option(
            names = "--dialects",
            paramLabel = "A,B",
            defaultValue = "all",
            description = "Kinds of mining; see --list (default: all)")
    private String dialects;

    @Option(
            names = "--lookalikes",
            paramLabel = "A,B",
            defaultValue = "all",
            description = "all, none or kinds of look-alikes; see --list (default: all)")
    private String lookalikes;

    @Option(names = "--list", description = "Shows the kinds and writes nothing")
    private boolean list;

    @Option(
            names = "--encapsulation",
            paramLabel = "A/B",
            defaultValue = "",
            description =
                    "Outermost first: vlan[:id], qinq, mpls[:label], pppoe, gre, erspan2, erspan3,"
                            + " vxlan[:vni], geneve, gtpu, l2tp, ipip, 6in4, teredo")
    private String encapsulation;

    @Option(
            names = "--link-type",
            paramLabel = "TYPE",
            defaultValue = "ethernet",
            description = "ethernet, raw, sll, sll2, null, ppp (default: ${DEFAULT-VALUE})")
    private String linkType;

    @Option(
            names = "--ipv6",
            paramLabel = "SHARE",
            defaultValue = "0.2",
            description = "Share of the conversations (default: ${DEFAULT-VALUE})")
    private double v6;

    @Option(
            names = "--one-side",
            paramLabel = "c2s|s2c",
            description = "Only what clients, or servers, send")
    private Optional<String> oneSide = Optional.empty();

    @Option(
            names = "--mid-session",
            paramLabel = "TIME",
            arity = "0..1",
            fallbackValue = "30s",
            description = "The capture begins so long after the miners (default: 30s)")
    private Optional<String> midSession = Optional.empty();

    @Option(
            names = "--loss",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Packets that the capture lost")
    private double loss;

    @Option(
            names = "--retransmit",
            paramLabel = "SHARE",
            defaultValue = "0.002",
            description = "Segments sent again (default: ${DEFAULT-VALUE})")
    private double retransmit;

    @Option(
            names = "--reorder",
            paramLabel = "SHARE",
            defaultValue = "0.001",
            description = "Segments that later ones overtake (default: ${DEFAULT-VALUE})")
    private double reorder;

    @Option(
            names = "--duplicate",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Packets captured twice")
    private double duplicate;

    @Option(
            names = "--snaplen",
            paramLabel = "N",
            defaultValue = "262144",
            description = "Most bytes of a packet (default: ${DEFAULT-VALUE})")
    private int snapLength;

    @Option(
            names = "--segment",
            paramLabel = "N",
            description = "Most payload bytes of a TCP segment")
    private Optional<Integer> segment = Optional.empty();

    @Option(names = "--microseconds", description = "As libpcap wrote until 2013")
    private boolean microseconds;

    @Mixin private OpaqueOptions opaque = new OpaqueOptions();

    @Option(names = "--big-endian", description = "As machines of the other byte order write")
    private boolean bigEndian;

    @Override
    public Integer call() {
        if (list) {
            list(Recipes.miners());
            list(Recipes.lookalikes());
            return 0;
        }
        Path file = out.orElseThrow(() -> wrong("Missing option: --out=FILE"));
        Work work;
        try {
            work = opaque.isWanted() ? opaqueWork(file) : ordinaryWork(file);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
        try {
            work.run();
            return 0;
        } catch (IOException e) {
            spec.commandLine().getErr().println("minewatch: cannot write " + told(e, file));
            return 1;
        }
    }

    /** The file, which may be the capture or the table of the truth, and what is wrong with it. */
    private static String told(IOException failure, Path file) {
        return switch (failure) {
            case NoSuchFileException e -> e.getFile() + ": no such directory";
            case AccessDeniedException e -> e.getFile() + ": permission denied";
            case FileSystemException e -> e.getFile() + ": " + e.getReason();
            default -> file + ": " + failure.getMessage();
        };
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void list(List<Recipe> recipes) {
        for (Recipe recipe : recipes) {
            spec.commandLine()
                    .getOut()
                    .printf("%-32s %-20s %s%n", recipe.name(), recipe.group(), recipe.about());
        }
    }

    /** What is left to be done when all options have been understood. */
    private interface Work {
        void run() throws IOException;
    }

    /** Makes frames for a file that is open. */
    private interface Source {
        Tap into(FrameSink sink) throws IOException;
    }

    private Work ordinaryWork(Path file) {
        Plan plan = plan();
        String about =
                plan.miners().size() + " miners, " + plan.lookalikes().size() + " look-alikes";
        return () -> write(file, about, sink -> simulate(plan, sink));
    }

    private Work opaqueWork(Path file) {
        var plan = opaque.plan(seed, Amounts.nanos(duration), share("--loss", loss), side());
        var settings = settings(0);
        return () ->
                write(file, opaque.about(), sink -> OpaqueOptions.run(plan, settings, sink, truth));
    }

    private void write(Path file, String about, Source source) throws IOException {
        long begin = System.nanoTime();
        int link = LinkLayer.named(linkType).linkType();
        ByteOrder order = bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        var stream = Files.newOutputStream(file);
        Tap tap;
        if (file.toString().endsWith(".pcapng")) {
            try (var capture = new PcapngFile(stream, order, link, snapLength)) {
                tap = source.into(capture);
            }
        } else {
            try (var capture = new PcapFile(stream, !microseconds, order, link, snapLength)) {
                tap = source.into(capture);
            }
        }
        spec.commandLine()
                .getErr()
                .printf(
                        Locale.ROOT,
                        "%s: %d packets, %d bytes, %s, %.1f s%n",
                        file,
                        tap.frames(),
                        tap.bytes(),
                        about,
                        (System.nanoTime() - begin) / 1e9);
    }

    private Tap simulate(Plan plan, FrameSink sink) throws IOException {
        var simulation = new Simulation(plan);
        if (truth.isEmpty()) {
            TruthListener nobody = (flow, mining) -> {};
            return simulation.run(sink, nobody);
        }
        try (var table = new TruthFile(Files.newBufferedWriter(truth.get()), plan.epoch())) {
            return simulation.run(sink, table);
        }
    }

    private Plan plan() {
        var stack = EncapsulationStack.parse(encapsulation);
        long lasting = Amounts.nanos(duration);
        long from = midSession.map(Amounts::nanos).orElse(0L);
        var kinds = Recipes.select(Recipes.miners(), dialects);
        var settings = settings(from);
        int full = segment.orElse(stack.narrows() ? 1348 : 1428);
        return new Plan(
                seed,
                Plan.USUAL_EPOCH,
                lasting,
                size.map(Amounts::bytes).orElse(LITTLE_WEB),
                many(kinds, lasting),
                Recipes.select(Recipes.lookalikes(), lookalikes),
                midSession.isPresent() ? from / 2 : lasting / 10,
                stack.wantsV6() ? 1 : v6,
                new Conditions(
                        full, share("--retransmit", retransmit), share("--reorder", reorder)),
                settings);
    }

    private Tap.Settings settings(long from) {
        return new Tap.Settings(
                LinkLayer.named(linkType),
                EncapsulationStack.parse(encapsulation),
                from,
                0,
                side(),
                share("--loss", loss),
                share("--duplicate", duplicate),
                snapLength);
    }

    private Optional<Side> side() {
        return oneSide.map(SimulateCommand::side);
    }

    /** As many miners as wanted, of all kinds in turn. */
    private List<Recipe> many(List<Recipe> kinds, long lasting) {
        int count = kinds.size();
        if (miners.isPresent()) {
            count = kinds.isEmpty() ? 0 : miners.get();
        } else if (size.isPresent() && !kinds.isEmpty()) {
            double bytes = Amounts.bytes(size.get()) * share("--mining-share", miningShare);
            count = (int) Math.ceil(bytes / Simulation.meanBytes(kinds, lasting));
        }
        var all = new ArrayList<Recipe>();
        for (int i = 0; i < count; i++) {
            all.add(kinds.get(i % kinds.size()));
        }
        return all;
    }

    private static Side side(String text) {
        return switch (text) {
            case "c2s" -> Side.CLIENT;
            case "s2c" -> Side.SERVER;
            default ->
                    throw new IllegalArgumentException(
                            "--one-side: '" + text + "' is neither c2s nor s2c");
        };
    }

    private static double share(String option, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(option + ": must be 0 to 1: " + value);
        }
        return value;
    }
}
