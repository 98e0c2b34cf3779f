package io.minewatch.probe;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.flow.Endpoints;
import io.minewatch.flow.Flow;
import io.minewatch.flow.Follower;
import io.minewatch.metrics.Counters;
import io.minewatch.protocol.ConversationListener;
import io.minewatch.protocol.Conversations;
import io.minewatch.protocol.Dialect;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Heard;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Speaker;
import io.minewatch.protocol.carrier.Carriage;
import io.minewatch.protocol.carrier.Envelope;

import java.lang.foreign.MemorySegment;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * What an exchange meant, as the dialects read it. What the program said itself is no evidence:
 * only what the other side says as a pool does counts.
 */
final class Reading implements ConversationListener, ConversationListener.Listener {

    /** How much it says. */
    enum Degree {
        /** Nothing that only a pool says. */
        NOTHING,
        /** The pool said no, in a pool's words. */
        REFUSED,
        /** The pool took the introduction. */
        WELCOMED,
        /** The pool sent work. */
        WORK
    }

    /** Between two pieces, so that a welcome is not taken for a text that is sent at once. */
    private static final long STEP_NANOS = 1_000_000_000;

    private static final Endpoints NOWHERE = new Endpoints(6, 0, 1, 0, 0, 2, 0);

    private final List<Dialect> dialects;
    private final SequencedSet<String> said = new LinkedHashSet<>();
    private Optional<Dialect> dialect = Optional.empty();
    private Optional<Message> first = Optional.empty();
    private Degree degree = Degree.NOTHING;
    private boolean withdrawn;

    private Reading(List<Dialect> dialects) {
        this.dialects =
                dialects.stream().<Dialect>map(each -> new Overheard(each, this::heard)).toList();
    }

    /** Reads an exchange from its beginning, as if it ended here. */
    static Reading of(Transcript transcript, List<Dialect> dialects) {
        var reading = new Reading(dialects);
        Follower follower =
                new Conversations(reading.dialects, reading, new Counters())
                        .opened(new Flow(NOWHERE, "probe", 0));
        long now = 0;
        for (Transcript.Piece piece : transcript.pieces()) {
            now += STEP_NANOS;
            byte[] bytes = piece.bytes();
            follower.data(piece.side(), MemorySegment.ofArray(bytes), 0, bytes.length, now);
        }
        follower.closed(now);
        return reading;
    }

    Degree degree() {
        return withdrawn ? Degree.NOTHING : degree;
    }

    /** Name of the dialect in records. */
    String protocol() {
        return dialect.map(Dialect::name).orElse("");
    }

    /** Which relative, if work told it. */
    Optional<String> variant() {
        return degree() == Degree.WORK ? dialect.map(Dialect::variant) : Optional.empty();
    }

    /** What was answered, in words. */
    List<String> said() {
        return List.copyOf(said);
    }

    /** The first message that a pool's words were read from. */
    Optional<Message> first() {
        return first;
    }

    @Override
    public Listener begins(Flow flow, Dialect chosen) {
        dialect = Optional.of(chosen);
        return this;
    }

    @Override
    public void dialect(Dialect other) {
        dialect = Optional.of(other);
    }

    @Override
    public void client(int side) {
        withdrawn |= side != Transcript.OWN;
    }

    @Override
    public void carried(Carriage carriage) {}

    @Override
    public void event(Heard heard, Event event) {
        if (heard.speaker() != Speaker.SERVER) {
            return;
        }
        switch (event) {
            case Event.Job _ -> note(Degree.WORK, "work", heard);
            case Event.DifficultySet _ -> note(Degree.WELCOMED, "difficulty", heard);
            case Event.Subscribed _ -> {
                if (isYes(heard.message())) {
                    note(Degree.WELCOMED, "subscription", heard);
                }
            }
            case Event.LoginReply reply when reply.accepted() -> {
                if (isYes(heard.message())) {
                    note(Degree.WELCOMED, "login accepted", heard);
                }
            }
            case Event.LoginReply reply -> {
                if (Refusal.isPools(heard.message())) {
                    String why = reply.reason().map(text -> ": " + text).orElse("");
                    note(Degree.REFUSED, "login refused" + why, heard);
                }
            }
            case Event.Redirect _ -> note(Degree.WELCOMED, "sent elsewhere", heard);
            default -> {}
        }
    }

    /** Some answers mean nothing by themselves, and nobody else says them. */
    private void heard(Message message) {
        if (dialect.filter(it -> isOwn(it, message)).isPresent() && degree == Degree.NOTHING) {
            degree = Degree.WELCOMED;
            said.add("answer of its form");
            first = Optional.of(message);
        }
    }

    /** A frame is of the dialect that reads it, and servers say others than clients. */
    private static boolean isOwn(Dialect dialect, Message message) {
        return dialect.fit(message) == Fit.OWN
                || message.envelope().kind() == Envelope.Kind.FRAME
                        && dialect.speaker(message).equals(Optional.of(Speaker.SERVER));
    }

    /** Services that answer anything have an object for it, in which no pool's word stands. */
    private static boolean isYes(Message message) {
        JsonNode result = message.result();
        return !result.isObject()
                || Message.text(result.path("status")).equals("OK")
                || Message.text(result.path("proto")).startsWith("EthereumStratum");
    }

    private void note(Degree reached, String words, Heard heard) {
        degree = reached.compareTo(degree) > 0 ? reached : degree;
        said.add(words);
        if (first.isEmpty()) {
            first = Optional.of(heard.message());
        }
    }

    @Override
    public void pulse(long timeNanos) {}

    @Override
    public void ended(long timeNanos) {}

    @Override
    public void withdrawn() {
        withdrawn = true;
    }
}
