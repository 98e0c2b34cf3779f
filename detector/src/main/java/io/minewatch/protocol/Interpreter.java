package io.minewatch.protocol;

import static java.util.Comparator.comparingLong;

import io.minewatch.flow.Flow;
import io.minewatch.flow.Interest;
import io.minewatch.metrics.Counters;
import io.minewatch.protocol.carrier.Carriage;
import io.minewatch.protocol.carrier.Envelope;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out which dialect a conversation is in and who is the miner, and reads it.
 *
 * <p>The first message often fits several dialects ({@code mining.authorize} fits a dozen), so
 * messages are kept until one fits a single dialect, or until there are {@link #MAX_UNDECIDED}, or
 * the conversation ends; then they are read in that dialect from the first. If none fits, the
 * conversation is named after the {@link Neighbour} that is recognised and let go.
 *
 * <p>Who is the miner follows from what is said, not from ports or from who connected: a sensor may
 * join in the middle. If one side alone says what only miners and what only pools say, it quotes
 * them.
 */
final class Interpreter {

    /** A handshake of any dialect is over before, with room for a pool's welcome messages. */
    static final int MAX_UNDECIDED = 16;

    /** So many times, no further apart than this on average, is again and again. */
    static final int MIN_REPEATED = 6;

    /** Who works wants to hear of a new block within seconds; who only looks comes back later. */
    static final long REPEATED_NANOS = 15_000_000_000L;

    /** Two sides, and on each as many as are taken off. */
    static final int MAX_CARRIAGES = 8;

    private record Kept(int side, long timeNanos, Message message) {}

    private final Flow flow;
    private final List<Dialect> dialects;
    private final ConversationListener conversations;
    private final Counters counters;
    private final List<Kept> kept = new ArrayList<>(4);
    private final List<Carriage> carriages = new ArrayList<>(0);
    private final Balance balance = new Balance();

    // Set together by choose(). Until then dialect and listener are null and tested for it, and
    // what uses them untested runs only after.
    @SuppressWarnings("NullAway.Init")
    private Dialect dialect;

    @SuppressWarnings("NullAway.Init")
    private Dialect.Reader reader;

    @SuppressWarnings("NullAway.Init")
    private ConversationListener.Listener listener;

    private int clientSide = -1;
    private Stage stage = Stage.NEW;
    private boolean over;
    private boolean isHttp;
    private boolean isAnswered;

    Interpreter(
            Flow flow,
            List<Dialect> dialects,
            ConversationListener conversations,
            Counters counters) {
        this.flow = flow;
        this.dialects = dialects;
        this.conversations = conversations;
        this.counters = counters;
    }

    void message(int side, long timeNanos, Message message) {
        if (over) {
            return;
        }
        balance.message(side, timeNanos);
        if (!isHttp && message.http().isPresent()) {
            turnToHttp();
        }
        if (over) {
            return;
        }
        if (dialect != null) {
            follow(message);
            read(side, timeNanos, message);
            return;
        }
        kept.add(new Kept(side, timeNanos, message));
        decide(message);
    }

    /** Nothing can be read, but its shape shows what is said. */
    void encrypted(NoiseShape shape, NoiseShape.Sign sign, long timeNanos) {
        Optional<Dialect> hidden = dialects.stream().filter(Dialect::hidesInNoise).findFirst();
        if (over || sign == NoiseShape.Sign.NOTHING) {
            return;
        }
        if (hidden.isEmpty() || sign == NoiseShape.Sign.OTHER) {
            name(Neighbour.ENCRYPTED);
            return;
        }
        if (dialect == null) {
            choose(hidden.get());
            settle(shape.client(), Speaker.CLIENT);
        }
        tell(
                new Heard(timeNanos, shape.speaker(), shape.seen()),
                new Event.Encrypted(
                        sign == NoiseShape.Sign.HANDSHAKE
                                ? Event.Encrypted.Sign.HANDSHAKE
                                : Event.Encrypted.Sign.SHARE_SIZED));
    }

    /** What the conversation is carried in. */
    void carried(Carriage carriage) {
        if (carriage.type() == Carriage.Type.TLS) {
            name(Neighbour.TLS);
        }
        if (over || carriages.contains(carriage) || carriages.size() == MAX_CARRIAGES) {
            return;
        }
        carriages.add(carriage);
        if (listener != null) {
            listener.carried(carriage);
        }
    }

    /** A line of one side that is no message. */
    void foreign(int side) {
        if (balance.foreign(side)) {
            isQuoted();
        }
    }

    /** The conversation begins as nodes of a chain do. */
    void isPeers() {
        name(Neighbour.PEERS);
    }

    /** What was heard looks like a text, not like a conversation. */
    private void isQuoted() {
        if (stage != Stage.MINING || balance.isOneSided()) {
            name(Neighbour.QUOTED_TEXT);
        }
    }

    /**
     * This side sends as a file is sent. So does the miner who was given work whose proof is a
     * megabyte; it may be all that is heard of that side.
     */
    void isFile(int side) {
        boolean mayBeProof =
                side == clientSide && isAnswered && stage.compareTo(Stage.WORKING) >= 0;
        if (!mayBeProof) {
            isQuoted();
        }
    }

    void pulse(long timeNanos) {
        if (dialect != null && !over) {
            listener.pulse(timeNanos);
        }
    }

    /** Nothing more came for long: what this is follows from what there is. */
    void settle() {
        if (!over && carriages.isEmpty() && balance.isAtOnce()) {
            name(Neighbour.QUOTED_TEXT);
        }
        decideNow();
    }

    void ended(long timeNanos) {
        settle();
        if (!over && listener != null) {
            listener.ended(timeNanos);
        }
        over = true;
    }

    Interest interest() {
        if (over) {
            return Interest.NONE;
        }
        return switch (stage) {
            case NEW -> Interest.SUSPECT;
            case SHARING, SUBSCRIBED, AUTHORIZED, WORKING -> Interest.PROMISING;
            case MINING -> Interest.MINING;
        };
    }

    /** True if messages are kept until it is clear what they are. */
    boolean isUndecided() {
        return !over && dialect == null && !kept.isEmpty();
    }

    /** Decides with what there is. */
    void decideNow() {
        if (isUndecided()) {
            shared().ifPresentOrElse(this::choose, this::nameKept);
        }
    }

    private void decide(Message message) {
        for (Dialect candidate : dialects) {
            if (fit(candidate, message) == Fit.OWN) {
                choose(candidate);
                return;
            }
        }
        if (kept.size() >= MAX_UNDECIDED) {
            decideNow();
        }
    }

    /**
     * Who calls as the messages heard so far do. Not at the first one: servers let a wrong one
     * pass, so it would be a cheap disguise.
     */
    private void nameKept() {
        name(
                kept.stream()
                        .flatMap(one -> Neighbour.of(one.message()).stream())
                        .findFirst()
                        .orElse(
                                carriages.isEmpty() && kept.getFirst().message().http().isEmpty()
                                        ? Neighbour.OTHER_JSON
                                        : Neighbour.WEB));
    }

    private Fit fit(Dialect candidate, Message message) {
        return mayCome(candidate, message.envelope().kind()) ? candidate.fit(message) : Fit.NONE;
    }

    /** In HTTP, what looks like a line is a body whose head was not heard. */
    private boolean mayCome(Dialect candidate, Envelope.Kind kind) {
        return candidate
                .envelopes()
                .contains(isHttp && kind == Envelope.Kind.LINE ? Envelope.Kind.HTTP : kind);
    }

    /** A line that was taken for a conversation was the body of a page, if HTTP is spoken. */
    private void turnToHttp() {
        isHttp = true;
        if (dialect != null && stage != Stage.MINING && !mayCome(dialect, Envelope.Kind.HTTP)) {
            name(Neighbour.WEB);
        }
    }

    /**
     * Of the dialects that some message is evidence for, the one that leaves the fewest requests
     * unexplained; the first of equals.
     */
    private Optional<Dialect> shared() {
        return dialects.stream().filter(this::isEvident).min(comparingLong(this::unexplained));
    }

    private boolean isEvident(Dialect candidate) {
        var bySide = new int[2];
        boolean isOther = false;
        for (Kept one : kept) {
            Fit fit = fit(candidate, one.message());
            if (fit.compareTo(Fit.SHARED) >= 0) {
                return true;
            }
            bySide[one.side()] += fit == Fit.REPEATED ? 1 : 0;
            isOther |= fit == Fit.AGAINST;
        }
        long repeated = Math.max(bySide[0], bySide[1]);
        long passed = balance.passedNanos();
        // Where no time passes there is none in the capture, and nobody knows how often it was.
        return !isOther
                && repeated >= MIN_REPEATED
                && passed > 0
                && passed <= repeated * REPEATED_NANOS;
    }

    private long unexplained(Dialect candidate) {
        return kept.stream()
                .filter(one -> one.message().isCall())
                .filter(one -> fit(candidate, one.message()) == Fit.NONE)
                .count();
    }

    private void choose(Dialect chosen) {
        dialect = chosen;
        reader = chosen.reader();
        listener = conversations.begins(flow, chosen);
        carriages.forEach(listener::carried);
        List<Kept> soFar = List.copyOf(kept);
        kept.clear();
        for (Kept one : soFar) {
            Speaker.of(chosen, one.message()).ifPresent(told -> settle(one.side(), told));
        }
        for (Kept one : soFar) {
            read(one.side(), one.timeNanos(), one.message());
        }
    }

    /**
     * Some servers send a client of one dialect over to another one in the middle: then come
     * requests that only the other one knows, or that this one does not.
     */
    private void follow(Message message) {
        Fit here = fit(dialect, message);
        if (!message.isCall() || here == Fit.OWN) {
            return;
        }
        Fit best = here == Fit.NONE ? Fit.HINT : Fit.SHARED;
        Dialect better = dialect;
        for (Dialect other : dialects) {
            Fit fit = fit(other, message);
            if (fit.compareTo(best) > 0 && !dialect.embeds(other)) {
                best = fit;
                better = other;
            }
        }
        if (better != dialect) {
            goOver(better);
        }
    }

    private void goOver(Dialect other) {
        dialect = other;
        reader = other.reader();
        listener.dialect(other);
    }

    private void read(int side, long timeNanos, Message message) {
        if (over) {
            return;
        }
        Optional<Speaker> told = Speaker.of(dialect, message);
        Speaker expected = told.orElse(Speaker.SERVER);
        if (clientSide < 0) {
            settle(side, expected);
        }
        Speaker speaker = side == clientSide ? Speaker.CLIENT : Speaker.SERVER;
        if (told.isPresent() && told.get() != speaker) {
            contradiction();
            return;
        }
        isAnswered |= told.isPresent() && speaker == Speaker.SERVER;
        var heard = new Heard(timeNanos, speaker, message);
        reader.read(speaker, message, event -> tell(heard, event));
    }

    private void settle(int side, Speaker speaker) {
        if (clientSide < 0) {
            clientSide = speaker == Speaker.CLIENT ? side : 1 - side;
            listener.client(clientSide);
        }
    }

    /**
     * One side speaks for both, or the other one says what it was told. If nobody answers as a pool
     * does, it is a text about mining.
     */
    private void contradiction() {
        if (balance.isOneSided() || !isAnswered) {
            name(Neighbour.QUOTED_TEXT);
        }
    }

    private void tell(Heard heard, Event event) {
        stage = stage.after(event);
        listener.event(heard, event);
    }

    private void name(Neighbour neighbour) {
        if (over) {
            return;
        }
        over = true;
        kept.clear();
        counters.count(neighbour.counter);
        if (listener != null) {
            listener.withdrawn();
        }
    }
}
