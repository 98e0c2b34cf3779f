package io.minewatch.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.minewatch.probe.Outcome.End;
import io.minewatch.probe.Stranger.Kind;
import io.minewatch.protocol.Dialect;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks one endpoint: one offer on each connection, one connection after the other, until it is
 * clear what the endpoint is.
 *
 * <p>Nobody is asked more than needed. Whoever greets first is heard before anything is said. After
 * the first offer it is known whether TLS is spoken. Whoever speaks HTTP is asked by HTTP only, and
 * not again at a place where nobody answers.
 */
final class Interview {

    /** Who greets does so at once; a pool's own greeting is rare, and read later too. */
    private static final long GREETING_MILLIS = 400;

    /** Of a timeout: for a greeting, and for each answer once one did not come. */
    private static final int SHORT = 8;

    private static final int IMPATIENT = 4;

    /** Connections to one endpoint: as many as there are offers, and a few for TLS. */
    static final int MAX_CONNECTIONS = 24;

    private final Connector connector;
    private final List<Dialect> dialects;
    private final ProbeSettings settings;
    private final InetSocketAddress address;
    private final String host;
    private final Instant time = Instant.now();
    private final long startNanos = System.nanoTime();
    private Optional<Boolean> secure;
    private Optional<Stranger> stranger = Optional.empty();
    private List<String> names = List.of();
    private int connections;
    private long sent;
    private long received;
    private boolean impatient;
    private boolean noPost;
    private boolean noUpgrade;
    private boolean isHttp;

    /**
     * @param dialects that read the answers
     * @param address resolved
     * @param host as it was named
     */
    Interview(
            Connector connector,
            List<Dialect> dialects,
            ProbeSettings settings,
            InetSocketAddress address,
            String host) {
        this.connector = connector;
        this.dialects = dialects;
        this.settings = settings;
        this.address = address;
        this.host = host;
        this.secure = settings.tls();
    }

    /** Asks. Blocks for {@link ProbeSettings#MAX_TIMEOUTS} timeouts at most. */
    Report ask() throws InterruptedException {
        Answer answer = answer();
        var took = Duration.ofNanos(System.nanoTime() - startNanos);
        return new Report(
                host, address.getPort(), time, answer, names, connections, sent, received, took);
    }

    private Answer answer() throws InterruptedException {
        for (Offer offer : offers()) {
            if (isPointless(offer)) {
                continue;
            }
            if (isOver()) {
                break;
            }
            Outcome outcome = hold(offer, secure.orElse(false));
            Optional<Answer> found = found(offer, outcome);
            if (found.isEmpty() && secure.isEmpty()) {
                found = secured(offer, outcome);
            }
            if (found.isPresent()) {
                return found.get();
            }
        }
        return new Answer.NotAPool(stranger());
    }

    private List<Offer> offers() {
        String path = settings.webSocket().orElse("/");
        var all = new Offers(host, address.getPort(), path, Connector.AGENT).all();
        var wanted = new ArrayList<Offer>();
        for (Offer offer : Offers.of(all, settings.protocols())) {
            boolean matches =
                    settings.noise()
                            ? offer.kind() == Offer.Kind.NOISE
                            : settings.webSocket().isEmpty()
                                    || offer.kind() == Offer.Kind.WEB_SOCKET;
            if (matches) {
                wanted.add(offer);
            }
        }
        return wanted;
    }

    /** Noise is its own encryption; who speaks HTTP speaks nothing else. */
    private boolean isPointless(Offer offer) {
        return switch (offer.kind()) {
            case NOISE -> isHttp || secure.orElse(false);
            case PLAIN -> isHttp;
            case HTTP -> noPost && !offer.name().equals("cryptonote_daemon");
            case WEB_SOCKET -> noUpgrade;
        };
    }

    private boolean isOver() {
        return connections >= MAX_CONNECTIONS || leftMillis() <= 0;
    }

    private long leftMillis() {
        long most = settings.timeout().toMillis() * ProbeSettings.MAX_TIMEOUTS;
        return most - (System.nanoTime() - startNanos) / 1_000_000;
    }

    private Outcome hold(Offer offer, boolean tls) throws InterruptedException {
        if (connections > 0) {
            Thread.sleep(Math.min(settings.pause().toMillis(), Math.max(0, leftMillis())));
        }
        long timeout = settings.timeout().toMillis();
        long wait = Math.min(impatient ? timeout / IMPATIENT : timeout, leftMillis());
        long greeting = connections == 0 ? Math.min(GREETING_MILLIS, timeout / SHORT) : 0;
        connections++;
        var exchange = new Exchange(offer, dialects, tls, greeting, Math.max(1, wait));
        Outcome outcome = connector.hold(exchange, address, host, tls, Math.max(1, wait));
        sent += outcome.transcript().sent();
        received += outcome.transcript().answer().length;
        impatient |= outcome.end() == End.LATE;
        names = outcome.names().isEmpty() ? names : outcome.names();
        return outcome;
    }

    /** What a connection has made clear, if anything. */
    private Optional<Answer> found(Offer offer, Outcome outcome) {
        if (outcome.end() == End.UNREACHABLE) {
            return connections == 1
                    ? Optional.of(new Answer.Unreachable(outcome.reason()))
                    : Optional.of(new Answer.NotAPool(stranger()));
        }
        if (outcome.end() == End.NO_TLS) {
            return Optional.of(
                    new Answer.NotAPool(new Stranger(Kind.TLS, "no TLS: " + outcome.reason())));
        }
        if (outcome.isPool()) {
            return Optional.of(pool(offer, outcome));
        }
        learn(offer, outcome);
        boolean greets = Stranger.greeting(outcome.transcript().answer()).isPresent();
        boolean floods = outcome.end() == End.FULL;
        return greets || floods || outcome.end() == End.CLOSED_AT_ONCE
                ? Optional.of(new Answer.NotAPool(stranger()))
                : Optional.empty();
    }

    private void learn(Offer offer, Outcome outcome) {
        Stranger seen = outcome.stranger();
        if (stranger.isEmpty() || !stranger.get().isTelling() && seen.isTelling()) {
            stranger = Optional.of(seen);
        }
        isHttp |= seen.kind() == Kind.HTTP;
        noPost |= offer.kind() == Offer.Kind.HTTP && !isJson(outcome);
        noUpgrade |=
                offer.kind() == Offer.Kind.WEB_SOCKET && !seen.detail().startsWith("HTTP/1.1 101");
    }

    /** True if the place exists and answers as a service does: then it may know another method. */
    private static boolean isJson(Outcome outcome) {
        String text = new String(outcome.transcript().answer(), ISO_8859_1);
        int body = text.indexOf("\r\n\r\n");
        return body >= 0 && text.substring(body).strip().startsWith("{");
    }

    /** Whether TLS is spoken, asked once: unless something else is. */
    private Optional<Answer> secured(Offer offer, Outcome plain) throws InterruptedException {
        Stranger seen = plain.stranger();
        boolean mayBe =
                switch (seen.kind()) {
                    case TLS, SILENT, CLOSES, BINARY -> true;
                    case HTTP -> seen.detail().contains(" 400 ");
                    default -> false;
                };
        if (!mayBe || isOver()) {
            secure = Optional.of(false);
            return Optional.empty();
        }
        boolean wasHttp = isHttp;
        Outcome outcome = hold(offer, true);
        if (outcome.end() == End.UNREACHABLE || outcome.end() == End.NO_TLS) {
            secure = Optional.of(false);
            return seen.kind() == Kind.TLS
                    ? Optional.of(
                            new Answer.NotAPool(
                                    new Stranger(Kind.TLS, "refused: " + outcome.reason())))
                    : Optional.empty();
        }
        secure = Optional.of(true);
        stranger = Optional.empty();
        isHttp = false;
        Optional<Answer> found = found(offer, outcome);
        isHttp |= wasHttp && outcome.stranger().kind() == Kind.HTTP;
        return found;
    }

    private Stranger stranger() {
        Stranger seen = stranger.orElse(new Stranger(Kind.SILENT, ""));
        boolean tls = secure.orElse(false) && !names.isEmpty();
        if (!tls) {
            return seen;
        }
        return seen.isTelling()
                ? new Stranger(seen.kind(), seen.detail() + " in TLS")
                : new Stranger(Kind.TLS, "nothing is said in it");
    }

    private Answer pool(Offer offer, Outcome outcome) {
        if (outcome.secret().isPresent()) {
            return new Answer.Pool(
                    "stratum_v2",
                    Optional.empty(),
                    "noise",
                    List.of("key, decrypted"),
                    outcome.secret().get());
        }
        Reading reading = outcome.reading().orElseThrow();
        return new Answer.Pool(
                reading.protocol(),
                reading.variant(),
                transport(offer),
                reading.said().stream().map(Excerpt::shown).toList(),
                reading.first().map(Excerpt::of).orElse(""));
    }

    private String transport(Offer offer) {
        boolean tls = !names.isEmpty();
        return switch (offer.kind()) {
            case PLAIN -> tls ? "tls" : "tcp";
            case HTTP -> tls ? "https" : "http";
            case WEB_SOCKET -> tls ? "wss" : "ws";
            case NOISE -> "noise";
        };
    }
}
