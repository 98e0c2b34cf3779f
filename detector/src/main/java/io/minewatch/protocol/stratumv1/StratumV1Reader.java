package io.minewatch.protocol.stratumv1;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Dialect.EventListener;
import io.minewatch.protocol.Dialect.Reader;
import io.minewatch.protocol.Difficulty;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Requests;
import io.minewatch.protocol.Speaker;
import io.minewatch.protocol.UserName;

import java.util.Optional;

/** Reads one conversation in Stratum V1: matches answers to what was asked. */
final class StratumV1Reader implements Reader {

    private enum Asked {
        SUBSCRIBE,
        AUTHORIZE,
        SUBMIT,
        OTHER
    }

    private final Requests<Asked> requests = new Requests<>();
    private final StratumV1Notices notices = new StratumV1Notices();
    private boolean sawSubscription;
    private boolean sawLogin;
    private boolean sawShare;

    @Override
    public void read(Speaker speaker, Message message, EventListener events) {
        if (speaker == Speaker.CLIENT) {
            fromClient(message, events);
        } else if (message.isCall()) {
            notices.read(message, events);
        } else if (message.isReply()) {
            reply(message, events);
        }
    }

    private void fromClient(Message message, EventListener events) {
        switch (message.method()) {
            case "mining.subscribe" -> {
                requests.asked(message.id(), Asked.SUBSCRIBE);
                events.event(
                        new Event.Hello(
                                Message.optionalText(message.param(0)),
                                Message.optionalText(message.param(2))));
            }
            case "mining.authorize" -> {
                requests.asked(message.id(), Asked.AUTHORIZE);
                Message.optionalText(message.param(0))
                        .ifPresent(user -> events.event(UserName.of(user).login()));
            }
            case "mining.submit" -> submit(message, events);
            case "" -> notices.versionReply(message, events);
            default -> requests.asked(message.id(), Asked.OTHER);
        }
    }

    private void submit(Message message, EventListener events) {
        sawShare = true;
        String token = requests.asked(message.id(), Asked.SUBMIT);
        JsonNode params = message.params();
        Optional<Event.Solution> solution = Optional.empty();
        if (StratumV1.isBitcoinShare(params)) {
            solution =
                    Optional.of(
                            new Event.Solution(
                                    Message.text(params.path(2)),
                                    Message.text(params.path(3)),
                                    Message.text(params.path(4)),
                                    Message.optionalText(params.path(5))));
        }
        events.event(
                new Event.Share(
                        token,
                        message.param(1).asText(""),
                        Message.optionalText(message.param(0))
                                .flatMap(user -> UserName.of(user).worker()),
                        solution,
                        Optional.empty()));
    }

    private void reply(Message message, EventListener events) {
        var request = requests.answered(message.id());
        if (request.isPresent()) {
            switch (request.get().kind()) {
                case SUBSCRIBE -> subscribed(message, events);
                case AUTHORIZE -> authorized(message, events);
                case SUBMIT -> result(request.get().token(), false, message, events);
                case OTHER -> {}
            }
        } else if (StratumV1.isSubscription(message.result())) {
            subscribed(message, events);
        } else if (!message.id().isEmpty() && (message.result().isBoolean() || message.isError())) {
            unheardRequest(message, events);
        }
    }

    /**
     * The request was not captured: after a subscription it was the login, later it was a share. If
     * the client is heard, but never with a share, it was something else. An answer without an id
     * is none to a share: some pools complain so of what they do not know.
     */
    private void unheardRequest(Message message, EventListener events) {
        if (sawSubscription && !sawLogin) {
            authorized(message, events);
        } else if (notices.sawJob() && (sawShare || requests.neverAsked())) {
            result("", true, message, events);
        }
    }

    private void subscribed(Message message, EventListener events) {
        if (message.isError()) {
            events.event(new Event.LoginReply(false, message.errorText()));
            return;
        }
        JsonNode result = message.result();
        if (!isWelcome(result)) {
            events.event(new Event.Oddity("subscribed to something else"));
            return;
        }
        sawSubscription = true;
        events.event(StratumV1Notices.subscription(result, 1));
        startDifficulty(result.path(0), events);
    }

    /** A list that begins in one of many ways, or with some coins just yes. */
    private static boolean isWelcome(JsonNode result) {
        return result.isArray() && !result.isEmpty() || result.isBoolean() && result.booleanValue();
    }

    /** Servers of the yiimp family write the first difficulty where others write a session. */
    private static void startDifficulty(JsonNode subscriptions, EventListener events) {
        for (JsonNode pair : subscriptions) {
            String value = Message.text(pair.path(1));
            if (Message.text(pair.path(0)).equals("mining.set_difficulty")
                    && value.matches("\\d{1,15}\\.\\d{1,15}")
                    && Double.parseDouble(value) > 0) {
                events.event(Difficulty.announced(Double.parseDouble(value)));
            }
        }
    }

    private void authorized(Message message, EventListener events) {
        sawLogin = true;
        boolean accepted = message.result().asBoolean(false) && !message.isError();
        events.event(new Event.LoginReply(accepted, message.errorText()));
    }

    private static void result(
            String token, boolean assumed, Message message, EventListener events) {
        boolean accepted = message.result().asBoolean(false) && !message.isError();
        Optional<String> reason =
                message.errorText()
                        .or(() -> Message.optionalText(message.root().path("reject-reason")));
        events.event(new Event.ShareResult(token, accepted, reason, assumed));
    }
}
