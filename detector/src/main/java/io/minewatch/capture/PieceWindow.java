package io.minewatch.capture;

/** Pieces of a file, any of them, each of which stays in memory until the next one begins. */
final class PieceWindow extends FileWindow {

    /** A record that begins in a piece is over so soon behind it, but for jumbo frames. */
    private static final int USUAL_RECORD = 16 << 10;

    /** A record and its header. */
    private static final int LONGEST_RECORD = Records.MAX_CAPTURED + 64;

    private final int usual;

    PieceWindow(OpenFile file, int length) {
        super(file, length + LONGEST_RECORD);
        usual = length + USUAL_RECORD;
    }

    /**
     * Goes to a place of the file. What comes, a piece and the record that ends behind it, stays
     * where it is in memory until the next call.
     */
    void begin(long place) {
        begin(file.faster().next(), place);
        bring(place, 0, usual);
    }

    /** The piece is brought again, with more behind it. */
    @Override
    void bringMore(long at, long count) {
        bring(at, count, usual);
    }
}
