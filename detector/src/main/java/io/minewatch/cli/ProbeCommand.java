package io.minewatch.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.minewatch.Dialects;
import io.minewatch.emit.VisibleText;
import io.minewatch.probe.Answer;
import io.minewatch.probe.Networks;
import io.minewatch.probe.Probe;
import io.minewatch.probe.ProbeSettings;
import io.minewatch.probe.Report;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code minewatch probe}: is this endpoint a pool? */
@Command(
        name = "probe",
        description = {
            "Asks an endpoint whether it is a mining pool.",
            "Offers the beginning of each dialect, one connection after the other, and",
            "never more: no work is done or sent, and the names given are nobody's.",
            "Ask only endpoints that you may ask."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {"0:a pool", "1:not a pool", "2:usage", "3:nobody takes connections"})
final class ProbeCommand implements Callable<Integer> {

    /** How it is shown. */
    enum Form {
        TEXT,
        JSON
    }

    private static final int NOT_A_POOL = 1;
    private static final int UNREACHABLE = 3;
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int MAX_HOST = 253;

    private static final Pattern ENDPOINT =
            Pattern.compile("(?:\\[([0-9a-fA-F:.]{2,64})]|([^\\s:/\\[\\]]{1,253})):(\\d{1,5})");
    private static final Pattern TIME = Pattern.compile("(\\d{1,6})(ms|s)");
    private static final Pattern PATH = Pattern.compile("/[!-~]{0,512}");

    @Parameters(
            paramLabel = "HOST:PORT",
            description = "whom to ask; an address of IPv6 in brackets")
    private String endpoint = "";

    @Option(names = "--tls", description = "only in TLS; any certificate is taken")
    private boolean tls;

    @Option(names = "--ws", paramLabel = "PATH", description = "only by WebSocket at this path")
    private Optional<String> webSocket = Optional.empty();

    @Option(names = "--noise", description = "only Noise, as Stratum V2 has it")
    private boolean noise;

    @Option(
            names = "--dialect",
            split = ",",
            paramLabel = "NAME",
            description = "only these, such as stratum_v1 or cryptonote")
    private List<String> dialects = List.of();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "10s",
            description = "for an answer; all takes six times as long at most; default: 10s")
    private String timeout = "10s";

    @Option(
            names = "--allow",
            split = ",",
            paramLabel = "WHERE",
            description = "refuse to ask any but these networks (CIDR) and hosts")
    private List<String> allow = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json; default: text")
    private Form format = Form.TEXT;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        Matcher parts = ENDPOINT.matcher(endpoint);
        int port = parts.matches() ? Integer.parseInt(parts.group(3)) : 0;
        if (port < 1 || port > 65_535) {
            throw wrong("'" + endpoint + "' is no HOST:PORT");
        }
        String host = Optional.ofNullable(parts.group(1)).orElse(parts.group(2));
        ProbeSettings settings = settings();
        Optional<InetAddress> address = resolved(host);
        if (address.isEmpty()) {
            var unknown = new Answer.Unreachable("no address of this name is known");
            show(new Report(host, port, Instant.now(), unknown, List.of(), 0, 0, 0, Duration.ZERO));
            return UNREACHABLE;
        }
        check(host, address.get());
        try (var probe = new Probe(Dialects.ALL)) {
            Report report = probe.ask(host, address.get(), port, settings);
            show(report);
            return switch (report.answer()) {
                case Answer.Pool _ -> 0;
                case Answer.NotAPool _ -> NOT_A_POOL;
                case Answer.Unreachable _ -> UNREACHABLE;
            };
        }
    }

    private ProbeSettings settings() {
        Matcher time = TIME.matcher(timeout);
        Duration wait =
                !time.matches()
                        ? Duration.ZERO
                        : time.group(2).equals("s")
                                ? Duration.ofSeconds(Long.parseLong(time.group(1)))
                                : Duration.ofMillis(Long.parseLong(time.group(1)));
        if (wait.toMillis() < 100 || wait.compareTo(LONGEST) > 0) {
            throw wrong("--timeout must be a time from 100ms to 120s, found '" + timeout + "'");
        }
        if (webSocket.isPresent() && (noise || !PATH.matcher(webSocket.get()).matches())) {
            throw wrong("--ws must be a path that begins with '/', without --noise beside it");
        }
        if (noise && tls) {
            throw wrong("--noise is not spoken in TLS");
        }
        for (String name : dialects) {
            if (!ProbeSettings.names().contains(name)) {
                throw wrong(
                        "'" + name + "' is none of " + String.join(", ", ProbeSettings.names()));
            }
        }
        return new ProbeSettings(
                wait,
                ProbeSettings.DEFAULT.pause(),
                tls ? Optional.of(true) : noise ? Optional.of(false) : Optional.empty(),
                webSocket,
                noise,
                Set.copyOf(dialects));
    }

    private static Optional<InetAddress> resolved(String host) {
        if (host.length() > MAX_HOST) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException _) {
            return Optional.empty();
        }
    }

    private void check(String host, InetAddress address) {
        Probe.refusal(address)
                .ifPresent(
                        reason -> {
                            throw wrong(reason);
                        });
        var networks =
                new Networks(allow.stream().flatMap(it -> Networks.read(it).stream()).toList());
        if (!allow.isEmpty() && !allow.contains(host) && !networks.has(address)) {
            throw wrong(host + " (" + address.getHostAddress() + ") is not among --allow");
        }
    }

    private ParameterException wrong(String text) {
        return new ParameterException(spec.commandLine(), text);
    }

    private void show(Report report) {
        PrintWriter out = spec.commandLine().getOut();
        if (format == Form.JSON) {
            out.println(json(report));
        } else {
            text(report, out);
        }
        out.flush();
    }

    private static void text(Report report, PrintWriter out) {
        String where = VisibleText.of(report.host()) + " port " + report.port();
        switch (report.answer()) {
            case Answer.Pool pool -> {
                String relative =
                        pool.variant()
                                .filter(it -> !it.equals(pool.protocol()))
                                .map(it -> " (" + it + ")")
                                .orElse("");
                out.println(
                        "%s: a pool: %s%s over %s"
                                .formatted(where, pool.protocol(), relative, pool.transport()));
                out.println("  answered: " + String.join(", ", pool.said()));
                out.println("  excerpt: " + VisibleText.of(pool.excerpt()));
            }
            case Answer.NotAPool other -> {
                String detail = other.stranger().detail();
                out.println(
                        "%s: not a pool: %s%s"
                                .formatted(
                                        where,
                                        lower(other.stranger().kind()),
                                        detail.isEmpty() ? "" : ": " + VisibleText.of(detail)));
            }
            case Answer.Unreachable none ->
                    out.println(where + ": unreachable: " + VisibleText.of(none.reason()));
        }
        if (!report.names().isEmpty()) {
            out.println("  certificate: " + VisibleText.of(String.join(", ", report.names())));
        }
        out.println(
                String.format(
                        Locale.ROOT,
                        "  %d connections, %,d bytes said, %,d bytes heard, %.1f s",
                        report.connections(),
                        report.sent(),
                        report.received(),
                        report.took().toMillis() / 1e3));
    }

    private static ObjectNode json(Report report) {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("host", report.host()).put("port", report.port());
        switch (report.answer()) {
            case Answer.Pool pool -> {
                root.put("verdict", "pool").put("protocol", pool.protocol());
                pool.variant().ifPresent(it -> root.put("variant", it));
                root.put("transport", pool.transport());
                pool.said().forEach(root.putArray("answered")::add);
                root.put("excerpt", pool.excerpt());
            }
            case Answer.NotAPool other ->
                    root.put("verdict", "not_a_pool")
                            .put("what", lower(other.stranger().kind()))
                            .put("detail", other.stranger().detail());
            case Answer.Unreachable none ->
                    root.put("verdict", "unreachable").put("detail", none.reason());
        }
        report.names().forEach(root.putArray("certificate_names")::add);
        return root.put("connections", report.connections())
                .put("bytes_said", report.sent())
                .put("bytes_heard", report.received())
                .put("millis", report.took().toMillis());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
