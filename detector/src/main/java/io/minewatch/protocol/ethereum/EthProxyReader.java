package io.minewatch.protocol.ethereum;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.bytes.Target;
import io.minewatch.protocol.Dialect.EventListener;
import io.minewatch.protocol.Dialect.Reader;
import io.minewatch.protocol.Difficulty;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Quantity;
import io.minewatch.protocol.Requests;
import io.minewatch.protocol.Speaker;
import io.minewatch.protocol.Tip;
import io.minewatch.protocol.UserName;
import io.minewatch.protocol.stratum.Words;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads one conversation in ETHPROXY. Work comes as an answer whether it was asked for or not, so
 * requests for it are not remembered: many pools answer them under the id of a push.
 */
final class EthProxyReader implements Reader {

    private enum Asked {
        LOGIN,
        SUBMIT,
        HASHRATE
    }

    /**
     * Under which ids mining software logs in, and some tells its hashrate; every one is answered
     * with the same {@code true} as a share.
     */
    private static final Set<String> IDS_OF_OTHERS = Set.of("1", "2", "6");

    /** A target is that of a cycle's hash, and graphs without one come on top. */
    private static final String CORTEX_ALGORITHM = "cuckaroo30";

    private final Requests<Asked> requests = new Requests<>();

    /** Questions to a node: what answers them is neither work nor a word on a share. */
    private final Requests<String> questions = new Requests<>();

    private Optional<String> worker = Optional.empty();
    private String algorithm = "ethash";
    private boolean countsHashes = true;
    private final Tip tip = new Tip();
    private boolean sawWork;

    @Override
    public void read(Speaker speaker, Message message, EventListener events) {
        Message.shortText(message.root().path("algo")).ifPresent(name -> algorithm = name);
        if (speaker == Speaker.CLIENT) {
            fromClient(message, events);
        } else if (message.isCall()) {
            notice(message, events);
        } else if (message.isReply()) {
            reply(message, events);
        }
    }

    private void fromClient(Message message, EventListener events) {
        if (message.method().startsWith(EthProxy.CORTEX)) {
            algorithm = CORTEX_ALGORITHM;
            countsHashes = false;
        }
        switch (EthProxy.method(message)) {
            case "eth_login", "eth_submitLogin" -> login(message, events);
            case "eth_getWork" -> {}
            case "eth_submitWork" -> submit(message, events);
            case "eth_submitHashrate" -> hashrate(message, events);
            default -> {
                questions.asked(message.id(), message.method());
                events.event(new Event.Oddity("unknown method"));
            }
        }
    }

    private void login(Message message, EventListener events) {
        requests.asked(message.id(), Asked.LOGIN);
        Optional<UserName> name = Message.optionalText(message.param(0)).map(UserName::of);
        if (name.isEmpty()) {
            events.event(new Event.Oddity("login without a name"));
            return;
        }
        String account = name.get().account();
        worker = name.get().worker().or(() -> toldWorker(message, account));
        events.event(new UserName(name.get().user(), account, worker).login());
    }

    /** Some miners write the machine beside the parameters, some write the account there again. */
    private static Optional<String> toldWorker(Message message, String account) {
        return Message.optionalText(message.root().path("worker"))
                .filter(text -> text.indexOf('@') < 0 && !text.equals(account));
    }

    private void submit(Message message, EventListener events) {
        String token = requests.asked(message.id(), Asked.SUBMIT);
        events.event(
                Event.Share.of(token, hash(message.param(1)))
                        .worker(worker.or(() -> toldWorker(message, ""))));
    }

    private void hashrate(Message message, EventListener events) {
        requests.asked(message.id(), Asked.HASHRATE);
        Quantity.first(message)
                .ifPresentOrElse(
                        rate -> events.event(new Event.Hashrate(rate)),
                        () -> events.event(new Event.Oddity("hashrate is no number")));
    }

    private static void notice(Message message, EventListener events) {
        switch (message.method()) {
            case "client.reconnect" ->
                    events.event(
                            new Event.Redirect(
                                    Message.optionalText(message.param(0)),
                                    Message.port(message.param(1))));
            case "client.show_message" -> {}
            default -> events.event(new Event.Oddity("unknown method"));
        }
    }

    private void reply(Message message, EventListener events) {
        if (questions.answered(message.id()).isPresent()) {
            return;
        }
        if (EthProxy.isWork(message.result())) {
            work(message.result(), events);
            return;
        }
        var request = requests.answered(message.id());
        if (request.isPresent()) {
            switch (request.get().kind()) {
                case LOGIN ->
                        events.event(
                                new Event.LoginReply(isAccepted(message), message.errorText()));
                case SUBMIT -> result(request.get().token(), false, message, events);
                case HASHRATE -> {}
            }
        } else if (sawWork && isLikelyForShare(message)) {
            result("", true, message, events);
        }
    }

    /** Only one side is heard, so there is only the id to tell by. */
    private boolean isLikelyForShare(Message message) {
        return requests.neverAsked()
                && questions.neverAsked()
                && message.result().isBoolean()
                && !IDS_OF_OTHERS.contains(message.id())
                && !Words.isToClaim(message);
    }

    private void work(JsonNode work, EventListener events) {
        sawWork = true;
        Optional<Difficulty> difficulty =
                Difficulty.ofHashes(Target.hashes(Message.text(work.path(2))));
        if (difficulty.isEmpty()) {
            events.event(new Event.Oddity("target is no number"));
        }
        OptionalLong height = Quantity.of(Message.text(work.path(3)));
        events.event(
                Event.Job.of(hash(work.path(0)))
                        .clean(tip.moves(Optional.empty(), height))
                        .height(height)
                        .algorithm(algorithm)
                        .difficulty(difficulty.filter(_ -> countsHashes)));
    }

    /** The header's hash names the job; the two sides may write it differently. */
    private static String hash(JsonNode node) {
        return Hex.bare(Message.text(node)).toLowerCase(Locale.ROOT);
    }

    private static void result(
            String token, boolean assumed, Message message, EventListener events) {
        events.event(
                new Event.ShareResult(token, isAccepted(message), message.errorText(), assumed));
    }

    private static boolean isAccepted(Message message) {
        return !message.isError() && message.result().asBoolean(false);
    }
}
