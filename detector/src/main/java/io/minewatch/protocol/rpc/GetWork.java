package io.minewatch.protocol.rpc;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.protocol.Dialect;
import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Speaker;
import io.minewatch.protocol.carrier.Envelope;

import java.util.Optional;
import java.util.Set;

/** The first way to mine remotely: a header to work on is asked for, and sent back solved. */
public final class GetWork implements Dialect {

    static final String METHOD = "getwork";

    /** Header, padded to 128 bytes. */
    static final int DATA_DIGITS = 256;

    private static final int TARGET_DIGITS = 64;

    /** What only pools with this dialect write. */
    private static final Set<String> POOL_HEADERS =
            Set.of("x-long-polling", "x-roll-ntime", "x-stratum");

    @Override
    public String name() {
        return "getwork";
    }

    @Override
    public Set<Envelope.Kind> envelopes() {
        return Set.of(Envelope.Kind.HTTP, Envelope.Kind.LINE);
    }

    @Override
    public Fit fit(Message message) {
        if (message.isCall()) {
            return message.method().equals(METHOD) ? asks(message) : Fit.NONE;
        }
        if (isWork(message.result())) {
            return Fit.OWN;
        }
        if (message.http().isEmpty()) {
            return isOther(message) ? Fit.AGAINST : Fit.NONE;
        }
        var head = message.http().get();
        if (POOL_HEADERS.stream().anyMatch(name -> head.header(name).isPresent())) {
            return Fit.HINT;
        }
        if (isOther(message)) {
            return Fit.AGAINST;
        }
        return saysThatItMines(message) ? Fit.SHARED : Fit.HINT;
    }

    /** Mining software says by this header what it can do. */
    static boolean saysThatItMines(Message message) {
        return message.http()
                .filter(head -> head.header("x-mining-extensions").isPresent())
                .isPresent();
    }

    /**
     * Queues of all kinds hand out work by this name. Nothing is asked with but a solved header,
     * and who asks for nothing more than work mines if it says so, or asks again and again.
     */
    private static Fit asks(Message message) {
        JsonNode params = message.params();
        String data = Message.text(message.param(0));
        if (params.isObject() || params.size() > 1 || params.size() == 1 && !Hex.isHex(data)) {
            return Fit.NONE;
        }
        return saysThatItMines(message) || data.length() == DATA_DIGITS ? Fit.OWN : Fit.REPEATED;
    }

    /** A queue's answer, in which there is no header, or nothing to do. A node says why. */
    private static boolean isOther(Message message) {
        return message.isReply() && !message.isError() && !message.result().isBoolean();
    }

    /** 128 bytes may be sent to any queue. */
    @Override
    public boolean isUnmistakable(Message message) {
        return isWork(message.result()) || saysThatItMines(message);
    }

    @Override
    public Optional<Speaker> speaker(Message message) {
        if (isWork(message.result())) {
            return Optional.of(Speaker.SERVER);
        }
        return message.method().equals(METHOD) ? Optional.of(Speaker.CLIENT) : Optional.empty();
    }

    @Override
    public boolean countsHashes() {
        return true;
    }

    @Override
    public Reader reader() {
        return new GetWorkReader();
    }

    /** A header to solve, and how small its hash has to be. */
    static boolean isWork(JsonNode result) {
        return Hex.isHex(Message.text(result.path("data")), DATA_DIGITS)
                && Hex.isHex(Message.text(result.path("target")), TARGET_DIGITS);
    }
}
