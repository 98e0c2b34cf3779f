package io.minewatch;

import io.minewatch.cadence.CadenceConfig;
import io.minewatch.capture.live.CaptureMethod;
import io.minewatch.capture.live.Fanout;
import io.minewatch.capture.live.LiveConfig;
import io.minewatch.decode.DecodeConfig;
import io.minewatch.emit.Format;
import io.minewatch.emit.sink.FileSettings;
import io.minewatch.emit.sink.SpoolSettings;
import io.minewatch.emit.sink.SyslogSettings;
import io.minewatch.emit.sink.WebhookSettings;
import io.minewatch.flow.FlowConfig;
import io.minewatch.ledger.LedgerConfig;
import io.minewatch.ledger.RetentionPolicy;
import io.minewatch.query.ManagementConfig;
import io.minewatch.query.api.QueryConfig;
import io.minewatch.verdict.VerdictConfig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How an appliance runs: one record for each stage. Read from YAML by {@link ConfigFile}; {@code
 * deploy/minewatch.yaml} says what each key is for.
 *
 * @param emit where detections go, each with a name of its own
 * @param management where metrics and health can be asked for; empty for nowhere
 * @param ledger where detections are kept; empty for nowhere
 * @param query where the ledger can be asked; empty for nowhere
 */
public record Config(
        Capture capture,
        DecodeConfig decode,
        FlowConfig flow,
        CadenceConfig cadence,
        VerdictConfig verdict,
        Tables tables,
        List<Output> emit,
        Optional<ManagementConfig> management,
        Optional<Store> ledger,
        Optional<QueryConfig> query,
        Privacy privacy,
        Shedding shedding,
        Watchdog watchdog) {

    /**
     * Where frames come from: interfaces and mirror ports, or files that are replayed as if live.
     *
     * @param workers of each interface
     * @param cpus processors that the workers are pinned to in turn; empty for none
     * @param await true if a source that is missing at the start is waited for
     * @param filter in BPF syntax; empty for all frames
     * @param snapLength bytes of a frame that are kept
     * @param bufferBytes of each worker's ring
     * @param rollover true if a ring that is full hands its frames to another worker
     * @param hardwareTime true for the times of the network card, where it has any
     * @param mirrorPorts UDP ports at which mirrored frames arrive
     */
    public record Capture(
            List<String> interfaces,
            CaptureMethod method,
            int workers,
            List<Integer> cpus,
            boolean await,
            String filter,
            int snapLength,
            long bufferBytes,
            boolean promiscuous,
            boolean rollover,
            boolean hardwareTime,
            List<Integer> mirrorPorts,
            Replay replay) {

        /** The live sources: one for each interface, or one for the mirror ports alone. */
        List<LiveConfig> live() {
            List<String> names =
                    interfaces.isEmpty() && !mirrorPorts.isEmpty() ? List.of("") : interfaces;
            return names.stream().map(this::live).toList();
        }

        private LiveConfig live(String name) {
            return new LiveConfig(
                    name,
                    method,
                    workers,
                    new Fanout(rollover, Fanout.DEFAULT.defragment()),
                    snapLength,
                    (int) Math.ceilDiv(bufferBytes, 1L << 20),
                    filter,
                    mirrorPorts,
                    promiscuous,
                    hardwareTime);
        }
    }

    /**
     * Capture files that are delivered as if they were live.
     *
     * @param files shared out among the workers, each a whole; empty for none
     * @param loop true to begin anew at the end, with the time going on
     * @param pace how much faster than captured; 0 for as fast as can be
     */
    public record Replay(List<Path> files, boolean loop, double pace) {}

    /**
     * What detections are compared with. All of it is read again when a file changes.
     *
     * @param poll how often the files are looked at; 0 for never
     */
    public record Tables(
            Path signatures,
            Optional<Path> subscribers,
            Optional<Path> regions,
            List<Path> geoip,
            Duration poll) {}

    /**
     * One way out for detections.
     *
     * @param name of its own, for metrics and the log
     * @param queue detections that wait in memory
     * @param spool where they wait on disk; empty for nowhere
     */
    public record Output(String name, Target target, int queue, Optional<SpoolSettings> spool) {}

    /** Where an output leads. */
    public sealed interface Target {

        /** Standard output. */
        record Standard(Format format) implements Target {}

        /** A file that rotates. */
        record ToFile(FileSettings settings, Format format) implements Target {}

        /**
         * A receiver of syslog.
         *
         * @param facility from 0 to 23
         * @param text what a message says besides its structured data; empty for a sentence
         */
        record ToSyslog(SyslogSettings settings, int facility, Optional<Format> text)
                implements Target {}

        /** A receiver of batches over HTTP. */
        record ToWebhook(WebhookSettings settings, Format format) implements Target {}

        /** The ledger of this configuration. */
        record ToLedger() implements Target {}
    }

    /**
     * The ledger.
     *
     * @param file of SQLite; empty for PostgreSQL
     * @param postgres address of PostgreSQL; empty for SQLite
     * @param user of PostgreSQL
     * @param passwordFile first line is the password; empty for none
     * @param retention how long what is kept
     */
    public record Store(
            Optional<Path> file,
            Optional<String> postgres,
            String user,
            Optional<Path> passwordFile,
            RetentionPolicy retention) {

        /**
         * What the ledger itself is opened with.
         *
         * @throws ConfigException if the file with the password cannot be read
         */
        public LedgerConfig settings() throws ConfigException {
            return file.isPresent()
                    ? LedgerConfig.sqlite(file.get())
                    : LedgerConfig.postgres(postgres.orElse(""), user, password());
        }

        private String password() throws ConfigException {
            if (passwordFile.isEmpty()) {
                return "";
            }
            try {
                return Files.readString(passwordFile.get()).lines().findFirst().orElse("");
            } catch (IOException e) {
                throw new ConfigException(
                        List.of("ledger.password-file: " + passwordFile.get() + " cannot be read"));
            }
        }
    }

    /**
     * @param pseudonymKey file with the key; empty for one that lasts as long as the process
     * @param showAccounts true if names of accounts and machines are kept in clear text
     */
    public record Privacy(Optional<Path> pseudonymKey, boolean showAccounts) {}

    /**
     * When less is done so that nothing that matters is lost.
     *
     * @param raiseAt share of the frames lost in an interval at which one more step is taken
     * @param interval between two looks
     * @param calm time without such loss after which one step is taken back
     * @param suspects flows of unclear nature followed at once from the second step on
     * @param sample share of the new flows that are followed at the third step
     */
    public record Shedding(
            boolean enabled,
            double raiseAt,
            Duration interval,
            Duration calm,
            int suspects,
            double sample) {}

    /**
     * @param silence after which a worker that says nothing is reported
     * @param reopen longest pause between two attempts to reopen a source that is gone
     */
    public record Watchdog(Duration silence, Duration reopen) {}
}
