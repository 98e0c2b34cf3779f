package io.minewatch.protocol.ethereum;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Dialect.EventListener;
import io.minewatch.protocol.Dialect.Reader;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Payees;
import io.minewatch.protocol.Quantity;
import io.minewatch.protocol.Requests;
import io.minewatch.protocol.Speaker;
import io.minewatch.protocol.UserName;
import io.minewatch.protocol.stratum.Words;

import java.util.Optional;

/** Reads one conversation in EthereumStratum of either version: matches answers to requests. */
final class EthereumStratumReader implements Reader {

    private enum Kind {
        SUBSCRIBE,
        AUTHORIZE,
        SUBMIT,
        OTHER
    }

    private record Asked(Kind kind, Optional<String> worker) {}

    /** In version 2.0.0 an answer with such a code says yes, and something besides. */
    private static final int FIRST_MILD_CODE = 200;

    private static final int FIRST_GRAVE_CODE = 300;

    private final Requests<Asked> requests = new Requests<>();
    private final EthereumStratumNotices notices = new EthereumStratumNotices();
    private final WorkerTokens tokens = new WorkerTokens();
    private boolean sawShare;
    private final Payees payees = new Payees();

    @Override
    public void read(Speaker speaker, Message message, EventListener events) {
        if (speaker == Speaker.CLIENT) {
            fromClient(message, events);
        } else if (message.isCall()) {
            notices.read(message, events);
        } else {
            reply(message, events);
        }
    }

    private void fromClient(Message message, EventListener events) {
        switch (message.method()) {
            case "mining.hello" -> {
                asked(message, Kind.OTHER);
                hello(message.params().path("agent"), message.params().path("host"), events);
            }
            case "mining.subscribe" -> {
                asked(message, Kind.SUBSCRIBE);
                hello(message.param(0), message.param(2), events);
            }
            case "mining.authorize" -> authorize(message, events);
            case "mining.submit" -> submit(message, events);
            case "mining.hashrate", "eth_submitHashrate" -> {
                asked(message, Kind.OTHER);
                Quantity.first(message).ifPresent(rate -> events.event(new Event.Hashrate(rate)));
            }
            case "mining.noop" -> {
                asked(message, Kind.OTHER);
                events.event(new Event.KeepAlive());
            }
            case "", "mining.bye" -> {}
            default -> asked(message, Kind.OTHER);
        }
    }

    private String asked(Message message, Kind kind) {
        return requests.asked(message.id(), new Asked(kind, Optional.empty()));
    }

    /** Version 2.0.0 introduces itself before it subscribes, and then not again. */
    private static void hello(JsonNode agent, JsonNode host, EventListener events) {
        Message.optionalText(agent)
                .ifPresent(
                        name ->
                                events.event(
                                        new Event.Hello(
                                                Optional.of(name), Message.optionalText(host))));
    }

    private void authorize(Message message, EventListener events) {
        Optional<UserName> name = Message.optionalText(message.param(0)).map(UserName::of);
        requests.asked(message.id(), new Asked(Kind.AUTHORIZE, name.flatMap(UserName::worker)));
        name.map(UserName::login)
                .ifPresent(
                        login -> {
                            payees.login(login);
                            events.event(login);
                        });
    }

    private void submit(Message message, EventListener events) {
        sawShare = true;
        String token = asked(message, Kind.SUBMIT);
        boolean second = notices.isSecond() || ShareLayout.isSecond(message.params());
        Optional<UserName> user =
                second
                        ? Optional.empty()
                        : Message.optionalText(message.param(0)).map(UserName::of);
        Optional<String> worker =
                second
                        ? tokens.worker(Message.text(message.param(2)))
                        : user.flatMap(UserName::worker);
        payees.share(user, events);
        events.event(
                Event.Share.of(token, message.param(second ? 0 : 1).asText("")).worker(worker));
    }

    private void reply(Message message, EventListener events) {
        var request = requests.answered(message.id());
        if (request.isEmpty()) {
            unheardRequest(message, events);
            return;
        }
        switch (request.get().kind().kind()) {
            case SUBSCRIBE -> subscribed(message, events);
            case AUTHORIZE -> authorized(message, request.get().kind().worker(), events);
            case SUBMIT -> result(request.get().token(), false, message, events);
            case OTHER -> {}
        }
    }

    /**
     * The request was not captured: what it was is told by the reply, or, with work, a share,
     * unless the client is heard and never sent one.
     */
    private void unheardRequest(Message message, EventListener events) {
        JsonNode result = message.result();
        if (EthereumStratum.isSubscription(result) || startsWith(result, "s-")) {
            subscribed(message, events);
        } else if (startsWith(result, "w-")) {
            authorized(message, Optional.empty(), events);
        } else if (notices.sawJob()
                && (sawShare || requests.neverAsked())
                && (result.isBoolean() || message.isError())
                && !Words.isToClaim(message)) {
            result("", true, message, events);
        }
    }

    private static boolean startsWith(JsonNode result, String start) {
        return Message.text(result).startsWith(start);
    }

    private static void subscribed(Message message, EventListener events) {
        if (isRefused(message)) {
            events.event(new Event.LoginReply(false, message.errorText()));
        } else {
            events.event(
                    new Event.Subscribed(
                            EthereumStratumNotices.extranonce(message.result().path(1)), 0));
        }
    }

    private void authorized(Message message, Optional<String> worker, EventListener events) {
        tokens.given(Message.text(message.result()), worker);
        events.event(new Event.LoginReply(isYes(message), message.errorText()));
    }

    private static void result(
            String token, boolean assumed, Message message, EventListener events) {
        events.event(new Event.ShareResult(token, isYes(message), message.errorText(), assumed));
    }

    /** Version 1.0.0 says true, 2.0.0 a token, or nothing at all if there is nothing to say. */
    private static boolean isYes(Message message) {
        JsonNode result = message.result();
        boolean no = result.isBoolean() && !result.booleanValue() || result.isNull();
        return !isRefused(message) && !no;
    }

    private static boolean isRefused(Message message) {
        int code = message.error().path("code").asInt(0);
        return message.isError() && (code < FIRST_MILD_CODE || code >= FIRST_GRAVE_CODE);
    }
}
