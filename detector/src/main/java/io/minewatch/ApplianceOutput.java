package io.minewatch;

import io.minewatch.emit.FileSettings;
import io.minewatch.emit.RotatingFile;
import io.minewatch.emit.SpoolSettings;
import io.minewatch.emit.SpooledFile;
import io.minewatch.metrics.SpoolStatus;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Where detections go: somebody else's stream, or a file of one's own, with a spool or without.
 *
 * @param stream that is written to
 * @param isOwn true if it is to be closed here
 */
record ApplianceOutput(OutputStream stream, boolean isOwn, Optional<SpooledFile> spool) {

    /**
     * Opens what the configuration names.
     *
     * @throws ConfigException if it cannot be written to
     */
    static ApplianceOutput open(Config.Emit emit, OutputStream standardOutput, ApplianceLog log)
            throws ConfigException {
        if (emit.file().isEmpty()) {
            return new ApplianceOutput(standardOutput, false, Optional.empty());
        }
        var settings = emit.file().get();
        RotatingFile file;
        try {
            file = new RotatingFile(settings, Clock.systemUTC());
        } catch (IOException e) {
            throw new ConfigException(
                    List.of("emit.file: " + settings.file() + " cannot be written: " + e));
        }
        if (emit.spool().isEmpty()) {
            return new ApplianceOutput(file, true, Optional.empty());
        }
        var spooled = spooled(file, settings, emit.spool().get(), log);
        return new ApplianceOutput(spooled, true, Optional.of(spooled));
    }

    private static SpooledFile spooled(
            RotatingFile file, FileSettings settings, SpoolSettings spool, ApplianceLog log)
            throws ConfigException {
        try {
            // A file has no reader that may go away, so that there is nothing to stop for.
            var listener = new ApplianceOutputLog(log, () -> {});
            var spooled =
                    new SpooledFile(file, spool, settings.sync(), listener, Clock.systemUTC());
            told(spooled.status(), log);
            var home = settings.file().toAbsolutePath().getParent();
            if (Files.getFileStore(spool.directory()).equals(Files.getFileStore(home))) {
                log.warn(
                        "emit.spool: %s is on the disk of emit.file: it does not help when that"
                                + " is full",
                        spool.directory());
            }
            return spooled;
        } catch (IOException e) {
            throw new ConfigException(
                    List.of("emit.spool: " + spool.directory() + " cannot be used: " + e));
        }
    }

    private static void told(SpoolStatus status, ApplianceLog log) {
        if (status.waiting() > 0) {
            log.note("%,d detections wait in the spool, and are written now", status.waiting());
        }
        if (status.damaged() > 0) {
            log.warn("%,d detections in the spool are damaged, and are lost", status.damaged());
        }
    }

    /** What is in the spool and went through it. Any thread may ask. */
    SpoolStatus status() {
        return spool.map(SpooledFile::status).orElse(SpoolStatus.NONE);
    }

    /** Whether detections go to the spool because the file takes none. Any thread may ask. */
    boolean isRefusing() {
        return spool.map(SpooledFile::isRefusing).orElse(false);
    }

    /** Closes what was opened here, and says what stays. */
    void close(ApplianceLog log) {
        if (!isOwn) {
            return;
        }
        try {
            stream.close();
        } catch (IOException e) {
            log.warn("the file of detections cannot be closed: %s", e);
        }
        if (status().waiting() > 0) {
            log.warn("%,d detections stay in the spool until the next start", status().waiting());
        }
    }
}
