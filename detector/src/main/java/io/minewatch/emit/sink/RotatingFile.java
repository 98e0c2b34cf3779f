package io.minewatch.emit.sink;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file that makes room for a new one when it is large or old enough. Full ones get the time of
 * their end into the name, {@code detections.20260314T091500Z.jsonl}; the oldest are deleted.
 *
 * <p>Each call of {@link #write(byte[], int, int)} is one record and is written in whole or not at
 * all: if the disk takes only a part of it, that part is taken back, so that the record can be
 * written again when there is room. If somebody moves the file away, a new one is begun within a
 * second; if somebody empties it, it is filled from its start. No two programs write to it. Not for
 * several threads.
 */
public final class RotatingFile extends OutputStream {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private static final long LOOK_MILLIS = 1000;

    private final FileSettings settings;
    private final Clock clock;
    private final SyncTimer sync;

    /** Held as long as the file is written: a second program would take its records for torn. */
    private FileChannel lock;

    private FileChannel channel;
    private long good;
    private long openedMillis;
    private boolean unsynced;
    private Object key = "";
    private long lookedMillis;

    /**
     * Opens the file, or begins it; what stands in it stays. A record at its end that was not
     * finished is cut off.
     *
     * @throws IOException if it cannot be written to
     */
    public RotatingFile(FileSettings settings, Clock clock) throws IOException {
        this.settings = settings;
        this.clock = clock;
        this.sync = new SyncTimer(settings.sync(), clock);
        open();
    }

    private void open() throws IOException {
        Path file = settings.file();
        if (file.toAbsolutePath().getParent() != null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
        }
        boolean isNew = !Files.exists(file);
        lock =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        try {
            SoleUse.lock(lock, file);
            good = cutUnfinished(lock);
            // What is written goes to the end, wherever somebody who copies and empties has put it.
            channel = FileChannel.open(file, StandardOpenOption.APPEND);
        } catch (IOException e) {
            lock.close();
            throw e;
        }
        key = key(file);
        // As far as the file system knows when it was begun.
        openedMillis = isNew ? clock.millis() : attributes(file).creationTime().toMillis();
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class);
    }

    /** Which file it is, whatever it is called; "" where that is not known. */
    private static Object key(Path file) throws IOException {
        Object key = attributes(file).fileKey();
        return key == null ? "" : key;
    }

    /** Where it ends then. */
    private static long cutUnfinished(FileChannel whole) throws IOException {
        var one = ByteBuffer.allocate(1);
        long end = whole.size();
        while (end > 0) {
            one.clear();
            whole.read(one, end - 1);
            if (one.get(0) == '\n') {
                break;
            }
            end--;
        }
        whole.truncate(end);
        return end;
    }

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        makeReady(length);
        try {
            var record = ByteBuffer.wrap(bytes, offset, length);
            while (record.hasRemaining()) {
                channel.write(record);
            }
            good += length;
            unsynced = true;
        } catch (IOException e) {
            takeBack(e);
            throw e;
        }
    }

    private void takeBack(IOException cause) {
        try {
            channel.truncate(good);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** Passes on what was written, as {@link FileSettings#sync} asks for. */
    @Override
    public void flush() throws IOException {
        if (unsynced && sync.isDue()) {
            channel.force(false);
            unsynced = false;
            sync.done();
        }
    }

    private void makeReady(int length) throws IOException {
        if (!channel.isOpen() || isMovedAway()) {
            close();
            open();
        } else {
            findEnd();
            rotateIfDue(length);
        }
    }

    /** It was emptied, or a part of a record stands there that could not be taken back. */
    private void findEnd() throws IOException {
        long size = channel.size();
        if (size > good) {
            channel.truncate(good);
        } else {
            good = size;
        }
    }

    private void rotateIfDue(int length) throws IOException {
        boolean large = good > 0 && good + length > settings.maxBytes();
        boolean old = good > 0 && clock.millis() - openedMillis >= settings.maxAge().toMillis();
        if (large || old) {
            rotate();
        }
    }

    /** Whether somebody else gave the file another name, or deleted it. */
    private boolean isMovedAway() {
        long now = clock.millis();
        if (now - lookedMillis < LOOK_MILLIS && now >= lookedMillis) {
            return false;
        }
        lookedMillis = now;
        try {
            return !key.equals(key(settings.file()));
        } catch (IOException _) {
            return true;
        }
    }

    private void rotate() throws IOException {
        close();
        Path target = freeName();
        Files.move(settings.file(), target);
        open();
        deleteOldest();
    }

    private Path freeName() {
        long millis = clock.millis();
        Path name = settings.file().resolveSibling(nameAt(millis));
        while (Files.exists(name)) {
            name = settings.file().resolveSibling(nameAt(++millis));
        }
        return name;
    }

    private String nameAt(long millis) {
        return stem() + '.' + STAMP.format(Instant.ofEpochMilli(millis)) + extension();
    }

    private String stem() {
        String name = settings.file().getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private String extension() {
        String name = settings.file().getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(dot) : "";
    }

    private void deleteOldest() throws IOException {
        var pattern =
                Pattern.compile(
                        Pattern.quote(stem()) + "\\.\\d{8}T\\d{9}Z" + Pattern.quote(extension()));
        List<Path> old;
        try (Stream<Path> beside = Files.list(settings.file().toAbsolutePath().getParent())) {
            old =
                    beside.filter(it -> pattern.matcher(it.getFileName().toString()).matches())
                            .sorted(Comparator.comparing(Path::toString).reversed())
                            .skip(settings.keep())
                            .toList();
        }
        for (Path file : old) {
            Files.deleteIfExists(file);
        }
    }

    /** Forces what was written to the disk, unless that is never wanted, and closes the file. */
    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        try {
            if (unsynced && settings.sync() != FileSettings.Sync.NEVER) {
                channel.force(false);
            }
            unsynced = false;
        } finally {
            channel.close();
            lock.close();
        }
    }
}
