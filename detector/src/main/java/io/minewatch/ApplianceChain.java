package io.minewatch;

import io.minewatch.cadence.clock.BlockClock;
import io.minewatch.cadence.clock.JobChains;
import io.minewatch.cadence.clock.JobWatch;
import io.minewatch.capture.FrameListener;
import io.minewatch.decode.Decoder;
import io.minewatch.flow.FlowTable;
import io.minewatch.locate.LocatedListener;
import io.minewatch.locate.Locator;
import io.minewatch.metrics.Counters;
import io.minewatch.protocol.Conversations;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.DetectionListener;
import io.minewatch.verdict.Endpoint;
import io.minewatch.verdict.OpaqueCases;
import io.minewatch.verdict.PoolAnswers;
import io.minewatch.verdict.Pseudonyms;
import io.minewatch.verdict.Reason;
import io.minewatch.verdict.Verdicts;

import java.lang.foreign.MemorySegment;
import java.util.function.BiConsumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * One worker's data path, from frames to located detections, with nothing in it that another worker
 * touches. Made, used and closed by one thread.
 */
final class ApplianceChain implements FrameListener, AutoCloseable {

    /** What all chains of an appliance are made of. */
    record Parts(
            Config config,
            Supplier<ApplianceTables> tables,
            Pseudonyms pseudonyms,
            BlockClock clock,
            JobChains jobs,
            BiConsumer<Endpoint, String> toProbe,
            PoolAnswers answers) {

        /**
         * @param toProbe takes the servers' sides of what may be mining and cannot be read, with
         *     the domain of their addresses
         * @param answers of the servers that were asked
         */
        Parts(
                Config config,
                Supplier<ApplianceTables> tables,
                Pseudonyms pseudonyms,
                BlockClock clock,
                BiConsumer<Endpoint, String> toProbe,
                PoolAnswers answers) {
            this(config, tables, pseudonyms, clock, new JobChains(clock), toProbe, answers);
        }
    }

    private final Suspects suspects;
    private final Decoder decoder;

    /**
     * @param captureLoss share of the frames that the worker's capture lost so far
     * @param emit takes its detections
     */
    ApplianceChain(
            Parts parts,
            DoubleSupplier captureLoss,
            Shedding shedding,
            Counters counters,
            LocatedListener emit) {
        var config = parts.config;
        DetectionListener locate =
                found -> locator(parts.tables.get(), emit).detection(with(found, captureLoss));
        DetectionListener encrypted = asking(parts, locate);
        var verdicts =
                new Verdicts(
                        config.verdict(),
                        () -> parts.tables.get().signatures(),
                        parts.pseudonyms,
                        found -> (isSecret(found) ? encrypted : locate).detection(found),
                        counters,
                        shedding::sparesExcerpts);
        var jobs = new JobWatch(verdicts, parts.jobs);
        var conversations = new Conversations(Dialects.ALL, jobs, counters);
        suspects =
                new Suspects(
                        config.cadence(),
                        new FlowTable(config.flow(), conversations, counters, shedding),
                        parts.clock,
                        () -> parts.tables.get().signatures(),
                        new OpaqueCases(
                                config.verdict(),
                                verdicts.handshakes(),
                                parts.answers,
                                encrypted,
                                counters),
                        counters);
        decoder = new Decoder(config.decode(), suspects, counters);
    }

    /** The servers of what cannot be read are asked, where that may be. */
    private static DetectionListener asking(Parts parts, DetectionListener next) {
        return found -> {
            next.detection(found);
            parts.toProbe.accept(found.server(), found.addressDomain());
        };
    }

    /** Of Noise no more than the handshake is read. */
    private static boolean isSecret(Detection found) {
        return found.mining().reasons().contains(Reason.NOISE_HANDSHAKE);
    }

    /** Detections are few, and a locator is four references. */
    private static Locator locator(ApplianceTables tables, LocatedListener emit) {
        return new Locator(tables.subscribers(), tables.regions(), tables.geo(), emit);
    }

    private static Detection with(Detection found, DoubleSupplier captureLoss) {
        double loss = captureLoss.getAsDouble();
        return loss == 0 ? found : found.withCaptureLoss(loss);
    }

    @Override
    public void frame(
            MemorySegment memory,
            long offset,
            int captured,
            int onWire,
            long timestampNanos,
            int linkType) {
        decoder.frame(memory, offset, captured, onWire, timestampNanos, linkType);
    }

    @Override
    public void source(String name) {
        decoder.source(name);
    }

    @Override
    public void idle(long timestampNanos) {
        suspects.time(timestampNanos);
    }

    /** Flows that are followed now. */
    int flows() {
        return suspects.size();
    }

    /** Ends all flows, and with them makes the last detections. */
    void flush() {
        suspects.flush();
    }

    @Override
    public void close() {
        suspects.close();
    }
}
