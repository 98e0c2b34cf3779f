package io.minewatch.simulate.net;

import io.minewatch.simulate.net.Path.Conditions;
import io.minewatch.simulate.script.Dice;
import io.minewatch.simulate.script.Say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one side sends before it hears of the other again: cut into segments, with what happens to
 * each of them, and the acknowledgements it leads to.
 */
final class Burst {

    /** Linux never waits less before it sends again (TCP_RTO_MIN). */
    private static final long SHORTEST_TIMEOUT = 200_000_000L;

    private final Path path;
    private final Dice dice;
    private final long receiverDelay;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Sighting> sightings = new ArrayList<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private long next;
    private long clock;

    /**
     * @param sequence of the first byte
     * @param begin nanoseconds; the first segment passes then
     * @param receiverDelay nanoseconds from the place of capture to who receives
     */
    Burst(Path path, Dice dice, long sequence, long begin, long receiverDelay) {
        this.path = path;
        this.dice = dice;
        this.next = sequence;
        this.clock = begin;
        this.receiverDelay = receiverDelay;
    }

    /** Adds what is said, not before {@code notBefore}. */
    void add(Say say, long notBefore) {
        int size = path.conditions().segment();
        clock = Math.max(clock, notBefore);
        for (Say rest = say; rest.length() > 0; ) {
            Say part = rest.first(Math.min(size, rest.length()));
            rest = rest.after(part.length());
            var piece = new Piece(next, part, rest.length() == 0);
            next += part.length();
            travel(piece, pieces.size());
            pieces.add(piece);
            clock += path.spacing() + dice.between(0, path.jitter() / 16);
        }
    }

    private void travel(Piece piece, int index) {
        Conditions conditions = path.conditions();
        long at = clock;
        if (dice.chance(conditions.reorder())) {
            at += 3 * path.spacing() + path.jitter() / 4 + dice.between(0, 1_000_000);
        }
        if (!dice.chance(conditions.loss())) {
            seen(piece, at);
            arrives(index, at);
            return;
        }
        long again = at + Math.max(SHORTEST_TIMEOUT, 2 * path.roundTrip());
        switch (dice.below(3)) {
            case 0 -> arrives(index, again); // lost before it was captured
            case 1 -> { // lost after it was captured
                seen(piece, at);
                arrives(index, again);
            }
            default -> { // arrived, but the acknowledgement was lost
                seen(piece, at);
                arrives(index, at);
            }
        }
        seen(piece, again);
    }

    private void seen(Piece piece, long at) {
        sightings.add(new Sighting(at, piece));
    }

    private void arrives(int index, long at) {
        arrivals.add(new Arrival(at + receiverDelay, index));
    }

    /** Every passing of a segment, repetitions included. */
    List<Sighting> sightings() {
        return sightings;
    }

    /** Sequence number behind the last byte. */
    long end() {
        return next;
    }

    /** The acknowledgements the receiver sends; every second segment, and at once around a hole. */
    List<Acknowledgement> acknowledgements() {
        arrivals.sort(Comparator.comparingLong(Arrival::at));
        var sent = new ArrayList<Acknowledgement>();
        var here = new boolean[pieces.size()];
        int whole = 0;
        int silent = 0;
        for (int i = 0; i < arrivals.size(); i++) {
            Arrival arrival = arrivals.get(i);
            here[arrival.index] = true;
            boolean inOrder = arrival.index == whole;
            int before = whole;
            while (whole < here.length && here[whole]) {
                whole++;
            }
            silent++;
            if (!inOrder || whole > before + 1 || silent == 2 || i == arrivals.size() - 1) {
                long number = whole == pieces.size() ? next : pieces.get(whole).sequence;
                long thinking = 20_000 + dice.between(0, 40_000);
                sent.add(new Acknowledgement(arrival.at + receiverDelay + thinking, number));
                silent = 0;
            }
        }
        return sent;
    }

    /** One segment of data. */
    record Piece(long sequence, Say part, boolean last) {}

    /** A segment passes the place of capture. */
    record Sighting(long at, Piece piece) {}

    /** An acknowledgement passes the place of capture. */
    record Acknowledgement(long at, long number) {}

    private record Arrival(long at, int index) {}
}
