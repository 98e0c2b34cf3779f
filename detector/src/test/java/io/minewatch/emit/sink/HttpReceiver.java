package io.minewatch.emit.sink;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import javax.net.ssl.SSLContext;

/** Takes requests, answers as it is told to, and writes both down. */
public final class HttpReceiver implements AutoCloseable {

    /** One request as it came. */
    public record Request(
            String id, String key, String time, String signature, String type, String body) {

        /** Its records. */
        public List<String> lines() {
            return body.lines().toList();
        }
    }

    /** All requests, also those that were refused. */
    public final List<Request> requests = Collections.synchronizedList(new ArrayList<>());

    /** Bodies of those that were taken. */
    public final List<String> taken = Collections.synchronizedList(new ArrayList<>());

    /** Status of the answer; negative for none at all. */
    public volatile Function<Request, Integer> answer = _ -> 204;

    /** Seconds in the answer's Retry-After. */
    public volatile Optional<String> retryAfter = Optional.empty();

    private final HttpServer server;

    /**
     * @param port 0 for any
     */
    public HttpReceiver(int port, Optional<SSLContext> tls) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        if (tls.isPresent()) {
            var secure = HttpsServer.create(address, 0);
            secure.setHttpsConfigurator(new HttpsConfigurator(tls.get()));
            server = secure;
        } else {
            server = HttpServer.create(address, 0);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    /** At which it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** For requests. */
    public URI address() {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return URI.create(scheme + "://localhost:" + port() + "/in");
    }

    private void handle(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var request =
                new Request(
                        headers.getFirst("webhook-id"),
                        headers.getFirst("idempotency-key"),
                        headers.getFirst("webhook-timestamp"),
                        headers.getFirst("webhook-signature"),
                        headers.getFirst("content-type"),
                        body);
        requests.add(request);
        int status = answer.apply(request);
        if (status < 0) {
            exchange.close();
            return;
        }
        if (status / 100 == 2) {
            taken.add(body);
        }
        retryAfter.ifPresent(seconds -> exchange.getResponseHeaders().set("retry-after", seconds));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    /** The lines of all that was taken, in their order. */
    public List<String> lines() {
        return List.copyOf(taken).stream().flatMap(String::lines).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
