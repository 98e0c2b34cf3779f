package io.minewatch.protocol.stratum;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Dialect.EventListener;
import io.minewatch.protocol.Dialect.Reader;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Payees;
import io.minewatch.protocol.Quantity;
import io.minewatch.protocol.Requests;
import io.minewatch.protocol.Speaker;

/** Reads one conversation of a relative of Stratum V1: matches answers to what was asked. */
public final class StratumReader implements Reader {

    private enum Asked {
        SUBSCRIBE,
        AUTHORIZE,
        SUBMIT,
        OTHER
    }

    private final Requests<Asked> requests = new Requests<>();
    private final Layouts layouts;
    private final Notices notices;
    private boolean sawSubscription;
    private boolean sawLogin;
    private boolean sawShare;
    private final Payees payees = new Payees();

    /** Reads jobs, shares, difficulties and introductions in these layouts. */
    public StratumReader(Layouts layouts) {
        this.layouts = layouts;
        this.notices = new Notices(layouts);
    }

    @Override
    public void read(Speaker speaker, Message message, EventListener events) {
        if (speaker == Speaker.CLIENT) {
            fromClient(message, events);
        } else if (message.isReply() || message.method().equals("mining.submit_result")) {
            reply(message, events);
        } else if (message.isCall()) {
            notices.read(message, events);
        }
    }

    private void fromClient(Message message, EventListener events) {
        switch (message.method()) {
            case "mining.subscribe", "mining.hello" -> {
                requests.asked(message.id(), Asked.SUBSCRIBE);
                layouts.greeting().introduced(message).forEach(told -> say(told, events));
            }
            case "mining.authorize" -> {
                requests.asked(message.id(), Asked.AUTHORIZE);
                layouts.greeting().loggedIn(message).forEach(told -> say(told, events));
            }
            case "mining.submit" -> submit(message, events);
            case Words.HASHRATE -> hashrate(message, events);
            case "" -> notices.versionReply(message, events);
            case "mining.ping" -> {
                requests.asked(message.id(), Asked.OTHER);
                events.event(new Event.KeepAlive());
            }
            case "mining.pong" -> {}
            default -> requests.asked(message.id(), Asked.OTHER);
        }
    }

    private void say(Event told, EventListener events) {
        if (told instanceof Event.Login login) {
            payees.login(login);
        }
        events.event(told);
    }

    private void submit(Message message, EventListener events) {
        sawShare = true;
        String token = requests.asked(message.id(), Asked.SUBMIT);
        ShareLayout.Sent sent = layouts.shares().read(message.params());
        payees.share(sent.user(), events);
        events.event(
                Event.Share.of(token, sent.jobId())
                        .worker(sent.worker())
                        .solution(sent.solution()));
    }

    private void hashrate(Message message, EventListener events) {
        requests.asked(message.id(), Asked.OTHER);
        Quantity.first(message).ifPresent(rate -> events.event(new Event.Hashrate(rate)));
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
        } else if (layouts.greeting().fit(message.result()) != Fit.NONE) {
            subscribed(message, events);
        } else if (!message.id().isEmpty() && new Answer(message).isClear()) {
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
        } else if (notices.sawJob()
                && (sawShare || requests.neverAsked())
                && !Words.isToClaim(message)) {
            result("", true, message, events);
        }
    }

    private void subscribed(Message message, EventListener events) {
        if (message.isError()) {
            events.event(new Event.LoginReply(false, message.errorText()));
        } else if (isWelcome(message)) {
            sawSubscription = true;
            layouts.greeting().welcomed(message.result()).forEach(events::event);
        } else {
            events.event(new Event.Oddity("subscribed to something else"));
        }
    }

    /** A list that begins in one of many ways, or with some coins just yes. */
    private static boolean isWelcome(Message message) {
        JsonNode result = message.result();
        return result.isArray() ? !result.isEmpty() : new Answer(message).isYes();
    }

    private void authorized(Message message, EventListener events) {
        sawLogin = true;
        events.event(new Event.LoginReply(new Answer(message).isYes(), message.errorText()));
    }

    private static void result(
            String token, boolean assumed, Message message, EventListener events) {
        var answer = new Answer(message);
        events.event(new Event.ShareResult(token, answer.isYes(), answer.reason(), assumed));
    }
}
