package io.minewatch.protocol.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.minewatch.bytes.Hex;
import io.minewatch.bytes.Target;
import io.minewatch.protocol.Dialect.EventListener;
import io.minewatch.protocol.Dialect.Reader;
import io.minewatch.protocol.Difficulty;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Greeting;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Requests;
import io.minewatch.protocol.Speaker;
import io.minewatch.protocol.Tip;
import io.minewatch.protocol.carrier.HttpHead;

import java.util.Optional;
import java.util.OptionalLong;

/** Reads one conversation in getwork. */
final class GetWorkReader implements Reader {

    private enum Asked {
        WORK,
        SUBMIT
    }

    /** Digits of the header that name the work: all but what a miner changes. */
    private static final int ROOT_END = 136;

    private static final int PREVIOUS_START = 8;
    private static final int PREVIOUS_END = 72;

    private final Requests<Asked> requests = new Requests<>();
    private final Greeting greeting = new Greeting();
    private final Tip tip = new Tip();
    private String elsewhere = "";

    @Override
    public void read(Speaker speaker, Message message, EventListener events) {
        greeting.read(message, events);
        if (speaker == Speaker.CLIENT) {
            fromClient(message, events);
        } else {
            message.http().ifPresent(head -> stratum(head, events));
            reply(message, events);
        }
    }

    private void fromClient(Message message, EventListener events) {
        message.http()
                .flatMap(head -> head.header("x-mining-hashrate"))
                .filter(rate -> rate.matches("\\d{1,18}"))
                .ifPresent(rate -> events.event(new Event.Hashrate(Long.parseLong(rate))));
        if (!message.method().equals(GetWork.METHOD)) {
            return;
        }
        String data = Message.text(message.param(0));
        if (!Hex.isHex(data, GetWork.DATA_DIGITS)) {
            requests.asked(message.id(), Asked.WORK);
            return;
        }
        events.event(Event.Share.of(requests.asked(message.id(), Asked.SUBMIT), name(data)));
    }

    private void reply(Message message, EventListener events) {
        if (GetWork.isWork(message.result())) {
            requests.answered(message.id());
            work(message.result(), events);
            return;
        }
        if (!message.isReply()) {
            return;
        }
        requests.answered(message.id())
                .filter(request -> request.kind() == Asked.SUBMIT)
                .ifPresent(request -> result(request.token(), message, events));
    }

    private void work(JsonNode work, EventListener events) {
        String data = Message.text(work.path("data"));
        var previous = Optional.of(data.substring(PREVIOUS_START, PREVIOUS_END));
        events.event(
                Event.Job.of(name(data))
                        .clean(tip.moves(previous, OptionalLong.empty()))
                        .previousHash(previous)
                        .difficulty(
                                Difficulty.ofHashes(
                                        Target.hashes(
                                                Hex.unsignedLittleEndian(
                                                        Message.text(work.path("target")))))));
    }

    private static String name(String data) {
        return data.substring(PREVIOUS_START, ROOT_END);
    }

    private static void result(String token, Message message, EventListener events) {
        Optional<String> reason =
                message.errorText()
                        .or(() -> message.http().flatMap(head -> head.header("x-reject-reason")));
        boolean accepted = message.result().asBoolean(false) && !message.isError();
        events.event(new Event.ShareResult(token, accepted, reason, false));
    }

    /** {@code stratum+tcp://host:port}: where the same pool speaks Stratum. Said once. */
    private void stratum(HttpHead head, EventListener events) {
        Optional<String> url = head.header("x-stratum");
        if (url.isEmpty() || url.get().equals(elsewhere)) {
            return;
        }
        elsewhere = url.get();
        String[] parts = elsewhere.replaceFirst("^[a-z0-9+]{1,16}://", "").split(":", 2);
        events.event(
                new Event.Redirect(
                        Optional.of(parts[0]),
                        parts.length < 2
                                ? Optional.empty()
                                : Message.port(TextNode.valueOf(parts[1]))));
    }
}
