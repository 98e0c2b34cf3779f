package io.minewatch.query.api;

import com.linecorp.armeria.common.ContentDisposition;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpResponseWriter;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;

import io.minewatch.bytes.Sha256;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Sends files while they are made; that one was begun, how many rows it got and the hash of the
 * file are in the audit trail.
 */
final class Downloads {

    /** Files made at once; each has a thread, and the ledger is also asked by people who wait. */
    private static final int MAX_AT_ONCE = 4;

    /** Of a file; millions of rows take minutes. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final QueryListener listener;
    private final Clock clock;
    private final Semaphore places = new Semaphore(MAX_AT_ONCE);

    Downloads(QueryListener listener, Clock clock) {
        this.listener = listener;
        this.clock = clock;
    }

    /** Writes a file and counts its rows. */
    interface Writing {
        void write(OutputStream out, AtomicLong rows) throws IOException;
    }

    /**
     * Begins to send a file.
     *
     * @param name in which "%s" stands for the time
     */
    Answer send(Call call, String name, MediaType type, Writing writing) {
        if (!places.tryAcquire()) {
            throw Problem.later(
                    ProblemType.TOO_MANY_REQUESTS,
                    "Other files are being made.",
                    Duration.ofSeconds(10));
        }
        call.context().setRequestTimeout(LONGEST);
        HttpResponseWriter out = HttpResponse.streaming();
        var rows = new AtomicLong();
        var note = new AtomicReference<>("");
        out.write(
                ResponseHeaders.builder(HttpStatus.OK)
                        .contentType(type)
                        .set("cache-control", "no-store")
                        .contentDisposition(
                                ContentDisposition.builder("attachment")
                                        .filename(name.formatted(STAMP.format(clock.instant())))
                                        .build())
                        .build());
        call.context()
                .blockingTaskExecutor()
                .execute(
                        () -> {
                            try {
                                write(call, out, writing, rows, note);
                            } finally {
                                places.release();
                            }
                        });
        return new Answer.Stream(out, rows::get, note::get);
    }

    private void write(
            Call call,
            HttpResponseWriter out,
            Writing writing,
            AtomicLong rows,
            AtomicReference<String> note) {
        var stream = new ResponseStream(out, Sha256.digest());
        try {
            writing.write(stream, rows);
            stream.finish();
            note.set(" sha256=" + stream.hash());
            out.close();
        } catch (IOException | UncheckedIOException e) {
            // The client is gone; the audit trail says that the file was cut.
            out.close(e);
        } catch (RuntimeException e) {
            listener.failed("GET " + call.context().path(), e);
            out.close(e);
        }
    }
}
