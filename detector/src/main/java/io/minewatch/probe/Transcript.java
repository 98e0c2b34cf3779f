package io.minewatch.probe;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What was said on one connection, in order. One thread writes and reads it. */
final class Transcript {

    /** Side of the program, and of whom it asks. */
    static final int OWN = 0;

    static final int THEIRS = 1;

    /**
     * Bytes of an answer that are read. A welcome with the longest of jobs has less; a block
     * template may have more, and its beginning says what it is.
     */
    static final int MAX_ANSWER = 256 << 10;

    /**
     * One piece of what was said.
     *
     * @param side {@link #OWN} or {@link #THEIRS}
     */
    record Piece(int side, byte[] bytes) {}

    private final List<Piece> pieces = new ArrayList<>();
    private final ByteArrayOutputStream theirs = new ByteArrayOutputStream();
    private int sent;

    void own(byte[] bytes) {
        pieces.add(new Piece(OWN, bytes));
        sent += bytes.length;
    }

    /** Takes what of it is within the bound. */
    void theirs(byte[] bytes) {
        int room = MAX_ANSWER - theirs.size();
        byte[] kept = bytes.length <= room ? bytes : Arrays.copyOf(bytes, room);
        if (kept.length > 0) {
            pieces.add(new Piece(THEIRS, kept));
            theirs.writeBytes(kept);
        }
    }

    boolean isFull() {
        return theirs.size() >= MAX_ANSWER;
    }

    /** Bytes that were sent. */
    int sent() {
        return sent;
    }

    /** All that was answered. */
    byte[] answer() {
        return theirs.toByteArray();
    }

    /** All pieces; the list is a view. */
    List<Piece> pieces() {
        return List.copyOf(pieces);
    }
}
