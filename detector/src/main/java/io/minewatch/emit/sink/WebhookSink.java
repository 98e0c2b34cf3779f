package io.minewatch.emit.sink;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts batches of lines, signed ({@link WebhookSignature}). Only an answer 2xx means that they
 * were taken. What is refused for good, 4xx but 408 and 429, is halved where one bad record may be
 * the reason, and put aside; everything else comes again. Of a batch that comes again only that is
 * posted of which it is not known yet: otherwise a receiver that allows fewer requests at a time
 * than the halving takes would never be got past.
 */
public final class WebhookSink implements Sink {

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final WebhookSettings settings;
    private final WebhookSignature signature;
    private final DeadLetters deadLetters;
    private final Clock clock;
    private final HttpClient client;

    /** What failed last, as it was given, and what of it is still to be posted, in pieces. */
    private List<byte[]> batch = List.of();

    private final ArrayDeque<List<byte[]>> pieces = new ArrayDeque<>();

    /**
     * Connects not before there is something to send.
     *
     * @throws IOException if the secret or the files for TLS are not what they should be
     */
    public WebhookSink(WebhookSettings settings, Clock clock) throws IOException {
        this.settings = settings;
        this.signature = WebhookSignature.of(settings.secret());
        this.deadLetters = new DeadLetters(settings.refused(), clock);
        this.clock = clock;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .sslContext(Tls.context(settings.tls()))
                        .build();
    }

    @Override
    public void take(List<byte[]> records) throws IOException {
        if (!isAgain(records)) {
            batch = List.copyOf(records);
            pieces.clear();
            pieces.add(batch);
        }
        while (!pieces.isEmpty()) {
            settle(pieces.getFirst());
        }
        batch = List.of();
    }

    /** By content: who reads what waits anew makes other arrays of it. */
    private boolean isAgain(List<byte[]> records) {
        if (records.size() != batch.size()) {
            return false;
        }
        for (int i = 0; i < records.size(); i++) {
            if (!Arrays.equals(records.get(i), batch.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The first piece is gone then, or halved. */
    private void settle(List<byte[]> piece) throws IOException {
        var response = post(piece);
        int status = response.statusCode();
        if (status / 100 == 2) {
            pieces.remove();
            return;
        }
        boolean forGood =
                status / 100 == 4 && status != REQUEST_TIMEOUT && status != TOO_MANY_REQUESTS;
        if (!forGood) {
            throw new SinkAway(settings.address() + " answers " + status, retryAfter(response));
        }
        if (piece.size() > 1 && isOfContent(status)) {
            int half = piece.size() / 2;
            pieces.remove();
            pieces.addFirst(piece.subList(half, piece.size()));
            pieces.addFirst(piece.subList(0, half));
        } else {
            deadLetters.add(piece);
            pieces.remove();
        }
    }

    /** Bad request, too large, unprocessable: another batch may fare better. */
    private static boolean isOfContent(int status) {
        return status == 400 || status == 413 || status == 422;
    }

    private static Duration retryAfter(HttpResponse<Void> response) {
        return response.headers()
                .firstValue("retry-after")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(Duration.ZERO);
    }

    private HttpResponse<Void> post(List<byte[]> records) throws IOException {
        var answer = client.sendAsync(request(records), BodyHandlers.discarding());
        try {
            return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException(settings.address() + " does not answer in time", e);
        } catch (ExecutionException e) {
            throw new IOException(settings.address() + ": " + e.getCause(), e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("it is not waited for any more");
        } finally {
            // Does nothing where the answer is there.
            answer.cancel(true);
        }
    }

    private HttpRequest request(List<byte[]> records) {
        var all = new ByteArrayOutputStream();
        records.forEach(all::writeBytes);
        byte[] body = all.toByteArray();
        String id = WebhookSignature.id(body);
        long seconds = clock.millis() / 1000;
        return HttpRequest.newBuilder(settings.address())
                .header("Content-Type", "application/x-ndjson")
                .header("Idempotency-Key", id)
                .header("Webhook-Id", id)
                .header("Webhook-Timestamp", Long.toString(seconds))
                .header("Webhook-Signature", signature.sign(id, seconds, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    @Override
    public long dead() {
        return deadLetters.count();
    }

    @Override
    public void close() throws IOException {
        client.shutdownNow();
        deadLetters.close();
    }
}
