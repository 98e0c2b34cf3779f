package io.minewatch.protocol.equihash;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Dialect.EventListener;
import io.minewatch.protocol.Dialect.Reader;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Payees;
import io.minewatch.protocol.Requests;
import io.minewatch.protocol.Speaker;
import io.minewatch.protocol.UserName;

import java.util.Optional;

/** Reads one conversation about Equihash: matches answers to what was asked. */
final class EquihashReader implements Reader {

    private enum Asked {
        SUBSCRIBE,
        AUTHORIZE,
        SUBMIT,
        OTHER
    }

    private final Requests<Asked> requests = new Requests<>();
    private final EquihashNotices notices = new EquihashNotices();
    private Optional<SolutionSize> size = Optional.empty();
    private boolean sawShare;
    private boolean sawSubscription;
    private boolean sawLogin;
    private final Payees payees = new Payees();

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
                        .map(user -> UserName.of(user).login())
                        .ifPresent(login -> login(login, events));
            }
            case "mining.submit" -> submit(message, events);
            case "" -> {}
            default -> requests.asked(message.id(), Asked.OTHER);
        }
    }

    private void login(Event.Login login, EventListener events) {
        payees.login(login);
        events.event(login);
    }

    private void submit(Message message, EventListener events) {
        sawShare = true;
        String token = requests.asked(message.id(), Asked.SUBMIT);
        Optional<UserName> user = Message.optionalText(message.param(0)).map(UserName::of);
        Optional<SolutionSize> sent = SolutionSize.ofShare(message.params());
        if (sent.isEmpty()) {
            events.event(new Event.Oddity("solution of no known size"));
        } else if (!sent.equals(size)) {
            size = sent;
            events.event(new Event.Algorithm(sent.get().algorithm));
        }
        payees.share(user, events);
        events.event(
                Event.Share.of(token, message.param(1).asText(""))
                        .worker(user.flatMap(UserName::worker)));
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
        } else if (EquihashStratum.isSubscription(message.result())) {
            subscribed(message, events);
        } else if (!message.id().isEmpty() && (message.result().isBoolean() || message.isError())) {
            unheardRequest(message, events);
        }
    }

    /**
     * The request was not captured: after a subscription it was the login, with work a share. If
     * the client is heard, but never with a share, it was something else.
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
        sawSubscription = true;
        events.event(EquihashNotices.subscription(message.result().path(1)));
    }

    private void authorized(Message message, EventListener events) {
        sawLogin = true;
        events.event(new Event.LoginReply(isYes(message), message.errorText()));
    }

    private static void result(
            String token, boolean assumed, Message message, EventListener events) {
        events.event(new Event.ShareResult(token, isYes(message), message.errorText(), assumed));
    }

    private static boolean isYes(Message message) {
        JsonNode result = message.result();
        return result.isBoolean() && result.booleanValue() && !message.isError();
    }
}
