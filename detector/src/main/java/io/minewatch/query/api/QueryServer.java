package io.minewatch.query.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.common.TlsProvider;
import com.linecorp.armeria.common.util.TlsEngineType;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServerTlsConfig;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.minewatch.ledger.Ledger;
import io.minewatch.query.api.access.Aliases;
import io.minewatch.query.api.access.LockOut;
import io.minewatch.query.api.access.RateLimit;
import io.minewatch.query.api.access.Sessions;
import io.netty.handler.ssl.ClientAuth;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The query interface and the console, over HTTP/1.1 and HTTP/2. */
public final class QueryServer implements AutoCloseable {

    /** The longest that may be said of a detection, and room. */
    private static final long MAX_BODY = 64 * 1024;

    /** All parameters at their longest, percent-encoded, would not fit; nobody gives all. */
    private static final int MAX_LINE = 16 * 1024;

    private static final int MAX_HEADERS = 32 * 1024;
    private static final int MAX_CONNECTIONS = 2048;

    /** What RFC 9113, 6.5.2, would not have below 100; a page of the console asks for some 30. */
    private static final int MAX_STREAMS = 100;

    private static final Duration MAX_TIME = Duration.ofSeconds(60);
    private static final Duration IDLE = Duration.ofSeconds(75);

    /** For questions to the ledger, which wait for a disk, and files, which wait for a client. */
    private static final int THREADS = 16;

    private static final int EVENT_LOOPS = 2;

    private final Server server;
    private final Live live;
    private final boolean secure;

    private QueryServer(Server server, Live live, boolean secure) {
        this.server = server;
        this.live = live;
        this.secure = secure;
    }

    /**
     * Starts serving.
     *
     * @param ledger stays the caller's to close, after this
     * @param appliance how the program is that this is part of, for {@code /api/v1/health}; must
     *     not block
     * @param listener is told of what goes wrong
     * @throws IOException if the address cannot be had or the files of TLS are none
     */
    public static QueryServer start(
            QueryConfig config, Ledger ledger, Supplier<JsonNode> appliance, QueryListener listener)
            throws IOException {
        return start(config, ledger, appliance, listener, Clock.systemUTC(), System::nanoTime);
    }

    static QueryServer start(
            QueryConfig config,
            Ledger ledger,
            Supplier<JsonNode> appliance,
            QueryListener listener,
            Clock clock,
            LongSupplier nanos)
            throws IOException {
        var limits = config.limits();
        var lockOut =
                new LockOut(
                        limits.lockOutAttempts(),
                        Duration.ofSeconds(limits.lockOutSeconds()),
                        nanos);
        boolean secure = config.tls().isPresent();
        var access = new Access(ledger, lockOut, new Sessions(nanos), secure, clock);
        var gate =
                new Gate(
                        config.proxies(),
                        access,
                        new Trail(ledger, clock, nanos),
                        new RateLimit(limits.addressPerSecond(), limits.addressBurst(), nanos),
                        new RateLimit(limits.tokenPerSecond(), limits.tokenBurst(), nanos),
                        listener);
        var aliases = new Aliases(ledger.secret());
        var live = new Live(ledger, aliases, access, listener);
        List<Route> routes = Routes.of(ledger, aliases, access, live, appliance, listener, clock);
        try {
            Server server = built(config, gate, routes, listener);
            server.start().join();
            return new QueryServer(server, live, secure);
        } catch (CompletionException
                | IllegalArgumentException
                | IllegalStateException
                | IOException e) {
            live.close();
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(complaint(config, cause), cause);
        }
    }

    private static Server built(
            QueryConfig config, Gate gate, List<Route> routes, QueryListener listener)
            throws IOException {
        boolean secure = config.tls().isPresent();
        var headers = SecureHeaders.of(secure);
        ServerBuilder builder =
                Server.builder()
                        .port(
                                new InetSocketAddress(config.inetAddress(), config.port()),
                                secure ? SessionProtocol.HTTPS : SessionProtocol.HTTP)
                        .workerGroup(EVENT_LOOPS)
                        .blockingTaskExecutor(THREADS)
                        .maxRequestLength(MAX_BODY)
                        .http1MaxInitialLineLength(MAX_LINE)
                        .http1MaxHeaderSize(MAX_HEADERS)
                        .http2MaxHeaderListSize(MAX_HEADERS)
                        .http2MaxStreamsPerConnection(MAX_STREAMS)
                        .maxNumConnections(MAX_CONNECTIONS)
                        .childChannelPipelineCustomizer(new Connections(config.proxies()))
                        .requestTimeout(MAX_TIME)
                        .idleTimeout(IDLE)
                        .gracefulShutdownTimeout(Duration.ZERO, Duration.ofSeconds(2))
                        .meterRegistry(new CompositeMeterRegistry())
                        .disableServerHeader()
                        .errorHandler(new Refusals(listener, headers));
        headers.forEach(builder::setHeader);
        if (secure) {
            secure(builder, config.tls().get(), listener);
        }
        for (Route route : routes) {
            builder.route().methods(route.method()).path(route.path()).build(gate.of(route));
        }
        var files = new StaticFiles();
        builder.route().methods(HttpMethod.GET, HttpMethod.HEAD).pathPrefix("/").build(files);
        return builder.build();
    }

    private static void secure(ServerBuilder builder, QueryConfig.Tls tls, QueryListener listener)
            throws IOException {
        var config = ServerTlsConfig.builder();
        if (tls.clientAuthorities().isPresent()) {
            var authorities = certificates(tls.clientAuthorities().get());
            config.clientAuth(ClientAuth.REQUIRE)
                    .tlsCustomizer(context -> context.trustManager(authorities));
        }
        var shown = TlsProvider.ofScheduled(new ServerCertificate(tls, listener), tls.look());
        builder.tlsProvider(shown, config.build());
        builder.tlsEngineType(TlsEngineType.JDK);
    }

    private static X509Certificate[] certificates(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toArray(X509Certificate[]::new);
        } catch (CertificateException e) {
            throw new IllegalArgumentException(file + " holds no certificates", e);
        }
    }

    private static String complaint(QueryConfig config, Throwable fault) {
        return "query interface: cannot serve on "
                + config.address()
                + " port "
                + config.port()
                + ": "
                + fault.getMessage()
                + " (query.address, query.port, query.tls)";
    }

    /** Where it listens; with the real port if any was asked for. */
    public InetSocketAddress address() {
        return server.activePorts().values().iterator().next().localAddress();
    }

    /** The same as people open it. */
    public String url() {
        InetSocketAddress at = address();
        String host = at.getAddress().getHostAddress();
        String shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return (secure ? "https://" : "http://") + shown + ":" + at.getPort() + "/";
    }

    /** Stops serving and cuts who still listens. Waits for it no longer than a few seconds. */
    @Override
    public void close() {
        live.close();
        server.stop().join();
    }
}
