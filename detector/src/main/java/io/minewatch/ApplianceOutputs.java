package io.minewatch;

import io.minewatch.Config.Output;
import io.minewatch.Config.Target;
import io.minewatch.emit.Format;
import io.minewatch.emit.HandOver;
import io.minewatch.emit.Outlet;
import io.minewatch.emit.Outlet.Feed;
import io.minewatch.emit.Rendering;
import io.minewatch.emit.SyslogLines;
import io.minewatch.emit.sink.Batch;
import io.minewatch.emit.sink.FileSettings;
import io.minewatch.emit.sink.FileSink;
import io.minewatch.emit.sink.Retry;
import io.minewatch.emit.sink.Sink;
import io.minewatch.emit.sink.Spool;
import io.minewatch.emit.sink.StreamSink;
import io.minewatch.emit.sink.SyslogDatagrams;
import io.minewatch.emit.sink.SyslogSettings;
import io.minewatch.emit.sink.SyslogStream;
import io.minewatch.emit.sink.WebhookSink;
import io.minewatch.metrics.SpoolStatus;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Opens the ways out for detections that the configuration names. */
final class ApplianceOutputs {

    /** Small messages, of which a receiver takes many at once. */
    private static final Batch MESSAGES = new Batch(256, 256 << 10);

    /** As much as the ledger commits at once without letting anybody wait. */
    private static final Batch COMMIT = new Batch(1000, 4 << 20);

    /** An output with all that it needs, and nothing in motion. */
    private record Opened(
            Output output, Rendering rendering, Sink sink, Feed feed, Optional<Spool> spool) {

        Outlet outlet(ApplianceLog log, Runnable stop) {
            var listener = new ApplianceOutputLog(output.name(), log, stop);
            return new Outlet(output.name(), rendering, sink, feed, spool, listener);
        }

        void close() throws IOException {
            try {
                sink.close();
            } finally {
                if (spool.isPresent()) {
                    spool.get().close();
                }
            }
        }
    }

    private final Clock clock = Clock.systemUTC();
    private final OutputStream standardOutput;
    private final Optional<ApplianceLedger> ledger;
    private final ApplianceLog log;
    private final List<Opened> opened = new ArrayList<>();

    private ApplianceOutputs(
            OutputStream standardOutput, Optional<ApplianceLedger> ledger, ApplianceLog log) {
        this.standardOutput = standardOutput;
        this.ledger = ledger;
        this.log = log;
    }

    /**
     * Opens what the configuration names.
     *
     * @throws ConfigException if some of it cannot be written to; nothing is open then
     */
    static ApplianceOutputs open(
            List<Output> outputs,
            OutputStream standardOutput,
            Optional<ApplianceLedger> ledger,
            ApplianceLog log)
            throws ConfigException {
        var all = new ApplianceOutputs(standardOutput, ledger, log);
        var complaints = new ArrayList<String>();
        for (Output output : outputs) {
            try {
                all.opened.add(all.open(output));
            } catch (IOException e) {
                complaints.add("emit.%s: %s".formatted(output.name(), e.getMessage()));
            }
        }
        if (!complaints.isEmpty()) {
            all.close();
            throw new ConfigException(complaints);
        }
        return all;
    }

    private Opened open(Output output) throws IOException {
        Sink sink = sink(output);
        try {
            var spool = output.spool().isPresent() ? spool(output) : Optional.<Spool>empty();
            return new Opened(output, rendering(output.target()), sink, feed(output), spool);
        } catch (IOException e) {
            sink.close();
            throw e;
        }
    }

    private Sink sink(Output output) throws IOException {
        return switch (output.target()) {
            case Target.Standard _ -> new StreamSink(standardOutput);
            case Target.ToFile(var settings, _) -> file(settings);
            case Target.ToSyslog(var settings, _, _) -> syslog(settings);
            case Target.ToWebhook(var settings, _) -> new WebhookSink(settings, clock);
            case Target.ToLedger() -> ledger.orElseThrow().sink();
        };
    }

    private Sink file(FileSettings settings) throws IOException {
        try {
            return new FileSink(settings, clock);
        } catch (IOException e) {
            throw new IOException(settings.file() + " cannot be written: " + e, e);
        }
    }

    private static Sink syslog(SyslogSettings settings) throws IOException {
        return settings.transport() == SyslogSettings.Transport.UDP
                ? new SyslogDatagrams(settings.host(), settings.port())
                : new SyslogStream(settings);
    }

    private static Rendering rendering(Target target) {
        return switch (target) {
            case Target.Standard(var format) -> rendering(format);
            case Target.ToFile(_, var format) -> rendering(format);
            case Target.ToWebhook(_, var format) -> rendering(format);
            case Target.ToLedger() -> Rendering.json();
            case Target.ToSyslog(_, int facility, var text) ->
                    new SyslogLines(facility, hostname(), text.map(ApplianceOutputs::rendering));
        };
    }

    private static Rendering rendering(Format format) {
        return format == Format.EVE ? Rendering.eve() : Rendering.json();
    }

    private static String hostname() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            // RFC 5424 has a sign for what is not known, and an empty name becomes it.
            return "";
        }
    }

    private static Feed feed(Output output) {
        return switch (output.target()) {
            case Target.Standard _ -> new Feed(output.queue(), Batch.SINGLE, Retry.NEAR);
            case Target.ToFile _ -> new Feed(output.queue(), Batch.WRITE, Retry.NEAR);
            case Target.ToSyslog _ -> new Feed(output.queue(), MESSAGES, Retry.FAR);
            case Target.ToWebhook(var settings, _) ->
                    new Feed(output.queue(), settings.batch(), Retry.FAR);
            case Target.ToLedger() -> new Feed(output.queue(), COMMIT, Retry.NEAR);
        };
    }

    private Optional<Spool> spool(Output output) throws IOException {
        var settings = output.spool().orElseThrow();
        try {
            var spool = new Spool(settings, clock);
            told(output.name(), spool.status());
            warnOfSharedDisk(output, settings.directory());
            return Optional.of(spool);
        } catch (IOException e) {
            throw new IOException("the spool " + settings.directory() + " cannot be used: " + e, e);
        }
    }

    private void told(String name, SpoolStatus status) {
        if (status.waiting() > 0) {
            log.note(
                    "%,d detections wait in the spool of %s, and are written now",
                    status.waiting(), name);
        }
        if (status.damaged() > 0) {
            log.warn(
                    "%,d detections in the spool of %s are damaged, and are lost",
                    status.damaged(), name);
        }
    }

    private void warnOfSharedDisk(Output output, Path spool) throws IOException {
        if (output.target() instanceof Target.ToFile(var settings, _)) {
            var home = Objects.requireNonNull(settings.file().toAbsolutePath().getParent());
            if (Files.getFileStore(spool).equals(Files.getFileStore(home))) {
                log.warn(
                        "emit.spool: %s is on the disk of emit.file: it does not help when that"
                                + " is full",
                        spool);
            }
        }
    }

    /**
     * Puts an outlet behind each of them.
     *
     * @param stop is called when the reader of standard output has gone
     */
    HandOver handOver(Runnable stop) {
        return new HandOver(opened.stream().map(each -> each.outlet(log, stop)).toList());
    }

    /** Closes all of them, unless a hand-over has begun to use them. */
    void close() {
        for (Opened each : opened) {
            try {
                each.close();
            } catch (IOException e) {
                log.warn("the sink %s cannot be closed: %s", each.output.name(), e);
            }
        }
    }
}
