package io.minewatch.protocol.ethereum;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Dialect;
import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Greeting;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Speaker;
import io.minewatch.protocol.UserName;
import io.minewatch.protocol.carrier.Envelope;
import io.minewatch.protocol.carrier.HttpHead;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The work methods of Ethereum nodes over HTTP, asked again and again; see the README. */
public final class EthGetWork implements Dialect {

    private static final String ASK = "eth_getWork";

    private static final Set<String> METHODS = Set.of(ASK, "eth_submitWork", "eth_submitHashrate");

    /** An account anywhere in the path, and the machine behind it. */
    private static final Pattern ACCOUNT =
            Pattern.compile("(0x[0-9a-fA-F]{40})(?:[@/.]([^/?&@ ]{1,64}))?");

    @Override
    public String name() {
        return "eth_getwork";
    }

    @Override
    public Set<Envelope.Kind> envelopes() {
        return Set.of(Envelope.Kind.HTTP);
    }

    @Override
    public Fit fit(Message message) {
        if (message.isCall()) {
            return asks(message);
        }
        JsonNode result = message.result();
        // Nodes of test networks have easy targets.
        boolean isSure = EthProxy.hasPoolTarget(result) || EthProxy.hasHeight(result);
        return EthProxy.isWork(result) && isSure ? Fit.OWN : Fit.HINT;
    }

    /**
     * Whoever wonders what a node can do may ask it for work, once or now and then. Who names an
     * account to be paid, or asks again and again, wants it.
     */
    private static Fit asks(Message message) {
        boolean isPaid = message.http().flatMap(EthGetWork::account).isPresent();
        return switch (message.method()) {
            case ASK -> isPaid ? Fit.OWN : Fit.REPEATED;
            case "eth_submitWork" -> EthProxy.isShare(message) ? Fit.OWN : Fit.NONE;
            case "eth_submitHashrate" -> EthProxy.isClaim(message) ? Fit.OWN : Fit.NONE;
            default -> Fit.NONE;
        };
    }

    /**
     * Who tries out all that a node can do sends it work and a hashrate, too. Who is given work
     * mines if only for a test network, and a node says yes to nothing but a share that fits.
     */
    @Override
    public boolean isUnmistakable(Message message) {
        return message.http().flatMap(EthGetWork::account).isPresent()
                || message.isReply() && fit(message) == Fit.OWN
                || message.result().asBoolean();
    }

    @Override
    public Optional<Speaker> speaker(Message message) {
        return Speaker.of(message, METHODS, Set.of());
    }

    @Override
    public boolean countsHashes() {
        return true;
    }

    @Override
    public Reader reader() {
        var greeting = new Greeting(EthGetWork::account);
        var work = new EthProxyReader();
        return (speaker, message, events) -> {
            greeting.read(message, events);
            work.read(speaker, message, events);
        };
    }

    /** Pools without a login take the account from the path. */
    private static Optional<UserName> account(HttpHead head) {
        Matcher account = ACCOUNT.matcher(decoded(head.target()));
        if (!account.find()) {
            return Optional.empty();
        }
        Optional<String> worker = Optional.ofNullable(account.group(2));
        String user = account.group(1) + worker.map(name -> "." + name).orElse("");
        return Optional.of(new UserName(user, account.group(1), worker));
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }
}
