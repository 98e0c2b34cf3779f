package io.minewatch.protocol.grin;

import io.minewatch.protocol.Dialect;
import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Speaker;

import java.util.Optional;
import java.util.Set;

/**
 * The dialect of Grin's stratum server; see the README beside this file. Unlike elsewhere a reply
 * repeats the method that it answers, so having a result or an error is what makes it a reply.
 */
public final class Grin implements Dialect {

    /** Asked by the client; the server repeats them in its replies. */
    private static final Set<String> CLIENT_METHODS =
            Set.of("login", "getjobtemplate", "submit", "keepalive", "status");

    /** All that stands at the top of a message. */
    private static final Set<String> MEMBERS =
            Set.of("id", "jsonrpc", "method", "params", "result", "error");

    /** Miners for this dialect alone. */
    private static final Set<String> AGENTS = Set.of("grin-miner", "mwc-miner", "epic-miner");

    @Override
    public String name() {
        return "grin";
    }

    @Override
    public Fit fit(Message message) {
        if (!message.hasOnly(MEMBERS)) {
            return Fit.NONE;
        }
        if (isAnswer(message)) {
            return fitAnswer(message);
        }
        return switch (message.method()) {
            case "job" -> Graph.isJob(message.params()) ? Fit.OWN : Fit.NONE;
            case "submit" -> Graph.isShare(message.params()) ? Fit.OWN : Fit.NONE;
            case "login" -> fitLogin(message);
            case "getjobtemplate", "keepalive", "status" -> Fit.HINT;
            default -> Fit.NONE;
        };
    }

    private static Fit fitLogin(Message message) {
        if (!message.params().path("login").isTextual()) {
            return Fit.NONE;
        }
        String agent = Message.text(message.params().path("agent"));
        return AGENTS.stream().anyMatch(agent::startsWith) ? Fit.OWN : Fit.HINT;
    }

    /**
     * Some services repeat the method before their "ok", too, so nothing is Grin's but its jobs. A
     * login may have been taken for a relative's: its answer, with the error that there is none,
     * says that it was not.
     */
    private static Fit fitAnswer(Message message) {
        if (Graph.isJob(message.result())) {
            return Fit.OWN;
        }
        boolean isLogin = message.method().equals("login") && message.error().isNull();
        return isLogin && isYes(message) ? Fit.REPEATED : Fit.HINT;
    }

    @Override
    public boolean isUnmistakable(Message message) {
        return fit(message) == Fit.OWN;
    }

    @Override
    public Optional<Speaker> speaker(Message message) {
        if (isAnswer(message) || message.method().equals("job")) {
            return Optional.of(Speaker.SERVER);
        }
        return CLIENT_METHODS.contains(message.method())
                ? Optional.of(Speaker.CLIENT)
                : Optional.empty();
    }

    @Override
    public boolean countsHashes() {
        return true;
    }

    @Override
    public String unit() {
        return "g/s";
    }

    @Override
    public Reader reader() {
        return new GrinReader();
    }

    /** True if it has a result or an error, with the method or without. */
    static boolean isAnswer(Message message) {
        return message.isReply() || !message.result().isMissingNode() || message.isError();
    }

    /** {@code "ok"}, or for a share that made a block {@code "blockfound - "} and its hash. */
    static boolean isYes(Message message) {
        String result = Message.text(message.result());
        return !message.isError() && (result.equals("ok") || result.startsWith("blockfound"));
    }
}
