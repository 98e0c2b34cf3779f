package io.minewatch.cli;

import io.minewatch.simulate.net.FrameSink;
import io.minewatch.simulate.net.Tap;
import io.minewatch.simulate.opaque.ChainKind;
import io.minewatch.simulate.opaque.Impairments;
import io.minewatch.simulate.opaque.OpaqueCapture;
import io.minewatch.simulate.opaque.OpaquePlan;
import io.minewatch.simulate.opaque.OpaqueTruth;
import io.minewatch.simulate.opaque.OpaqueTruthFile;
import io.minewatch.simulate.script.Side;
import io.minewatch.simulate.script.World;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What of {@code minewatch simulate} is about traffic that cannot be read. */
final class OpaqueOptions {

    @Option(
            names = "--opaque",
            description = "Encrypted flows for as long as --duration says, instead of all else")
    private boolean wanted;

    @Option(
            names = "--miners-encrypted",
            paramLabel = "N",
            defaultValue = "20",
            description = "With --opaque: miners in TLS, Noise, SSH, WireGuard (${DEFAULT-VALUE})")
    private int miners;

    @Option(
            names = "--miners-idle",
            paramLabel = "N",
            defaultValue = "0",
            description = "With --opaque: encrypted miners that find no share (${DEFAULT-VALUE})")
    private int idle;

    @Option(
            names = "--followers",
            paramLabel = "N",
            defaultValue = "20",
            description = "With --opaque: wallets, nodes, explorers, exchanges (${DEFAULT-VALUE})")
    private int followers;

    @Option(
            names = "--opaque-lookalikes",
            paramLabel = "N",
            defaultValue = "1000",
            description = "With --opaque: MQTT, push, chat, SSH, games... (${DEFAULT-VALUE})")
    private int lookalikes;

    @Option(
            names = "--plain-miners",
            paramLabel = "N",
            defaultValue = "6",
            description = "With --opaque: readable miners of the same chains (${DEFAULT-VALUE})")
    private int plain;

    @Option(
            names = "--chains",
            paramLabel = "A,B",
            split = ",",
            defaultValue = "monero,bitcoin,litecoin",
            description = "With --opaque: of monero, bitcoin, litecoin (all)")
    private List<String> chains = List.of();

    @Option(
            names = "--chain-drift",
            paramLabel = "SHARE",
            defaultValue = "0.1",
            description = "With --opaque: the block rate swings so over a day (${DEFAULT-VALUE})")
    private double drift;

    @Option(
            names = "--clock-error",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "With --opaque: the readable miners seem so much later")
    private double clockError;

    @Option(
            names = "--reference-pause",
            paramLabel = "FROM+TIME",
            description = "With --opaque: the readable miners are silent, for example 6h+1h")
    private Optional<String> pause = Optional.empty();

    boolean isWanted() {
        return wanted;
    }

    /** How many of what. */
    String about() {
        return (miners + idle)
                + " encrypted miners, "
                + followers
                + " followers, "
                + lookalikes
                + " look-alikes, "
                + plain
                + " readable miners";
    }

    /**
     * What is wanted.
     *
     * @param duration nanoseconds
     * @throws IllegalArgumentException if an option says nothing that could be
     */
    OpaquePlan plan(long seed, long duration, double loss, Optional<Side> only) {
        if (!(Math.abs(clockError) <= 3600)) {
            throw new IllegalArgumentException("--clock-error: at most an hour: " + clockError);
        }
        long[] silence = pause.map(OpaqueOptions::silence).orElse(new long[] {0, 0});
        return new OpaquePlan(
                seed,
                World.USUAL_EPOCH,
                duration,
                kinds(),
                drift,
                miners,
                idle,
                followers,
                lookalikes,
                plain,
                new Impairments(loss, only, Math.round(clockError * 1e9), silence[0], silence[1]));
    }

    private List<ChainKind> kinds() {
        var kinds = new ArrayList<ChainKind>();
        for (String chain : chains) {
            try {
                kinds.add(ChainKind.valueOf(chain.strip().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
                throw new IllegalArgumentException(
                        "--chains: '" + chain + "' is none of monero, bitcoin, litecoin");
            }
        }
        return kinds;
    }

    private static long[] silence(String text) {
        String[] parts = text.split("\\+", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException(
                    "--reference-pause: '" + text + "' is not from+time, for example 6h+1h");
        }
        return new long[] {Amounts.nanos(parts[0]), Amounts.nanos(parts[1])};
    }

    /** Runs it into a capture. */
    static Tap run(OpaquePlan plan, Tap.Settings settings, FrameSink sink, Optional<Path> truth)
            throws IOException {
        var capture = new OpaqueCapture(plan);
        if (truth.isEmpty()) {
            OpaqueTruth nobody = connection -> {};
            return capture.run(settings, sink, nobody);
        }
        try (var table = new OpaqueTruthFile(Files.newBufferedWriter(truth.get()), plan.epoch())) {
            return capture.run(settings, sink, table);
        }
    }
}
