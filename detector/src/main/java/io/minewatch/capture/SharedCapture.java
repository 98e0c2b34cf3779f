package io.minewatch.capture;

import java.util.Optional;

/**
 * One pcap file, cut into pieces of equal length that several threads can read at once.
 *
 * <p>Where in a piece its first frame begins, only a walk over all frames before it tells for
 * certain. Each {@link FramePiece} guesses, and goes on from there; {@link #fits} tells afterwards,
 * in the order of the pieces, whether it was right: if it begins where the piece before it ended. A
 * piece that does not fit is read again from the right place. So a guess costs time if it is wrong,
 * and never a frame.
 */
public final class SharedCapture implements AutoCloseable {

    /** So much that the search for its first frame is of no weight. */
    public static final int USUAL_PIECE = 1 << 20;

    private final CaptureSource source;
    private final ProblemListener problems;
    private final Progress progress;
    private final int pieceLength;
    private final Optional<PcapRecords> first;
    private final Optional<UsedPages> used;
    private long due;

    SharedCapture(
            CaptureSource source, int pieceLength, ProblemListener problems, Progress progress) {
        this.source = source;
        this.pieceLength = pieceLength;
        this.problems = problems;
        this.progress = progress;
        boolean open = source.open(problems);
        first =
                open && source.records() instanceof PcapRecords pcap
                        ? Optional.of(pcap)
                        : Optional.empty();
        due = first.map(one -> one.window.offsetOf(one.record)).orElse(0L);
        used = first.map(one -> new UsedPages(one.window.whole()));
    }

    private static AreaWindow ofFile(PcapRecords records) {
        return switch (records.window) {
            case AreaWindow file -> file;
            case PieceWindow _, StreamWindow _ -> throw new IllegalStateException("no plain file");
        };
    }

    /** Name of the file, as it was given. */
    public String name() {
        return source.name();
    }

    /** How many pieces there are, 0 if the file has no frame. */
    public long pieces() {
        return first.isEmpty() ? 0 : Math.ceilDiv(source.size().orElseThrow(), pieceLength);
    }

    /** Reads one piece after the other, any of them. */
    public FramePiece piece() {
        PcapRecords records = first.orElseThrow();
        return new FramePiece(records, ofFile(records).ofPieces(pieceLength), pieceLength);
    }

    /** True if the piece was read from the right place on. To be asked of all pieces, in order. */
    public boolean fits(FramePiece piece) {
        return piece.isAt(due);
    }

    /** Reads a piece that does not fit from the right place on. */
    public void readAgain(FramePiece piece, FrameListener listener) {
        piece.readFrom(due, listener);
    }

    /**
     * All frames of the piece, which fits, were made use of. Tells what was wrong behind them.
     *
     * @return false if no piece after it is of use
     */
    public boolean done(FramePiece piece) {
        due = piece.end();
        used.ifPresent(pages -> pages.until(due));
        source.publish(progress, due);
        piece.problems().forEach(problems::problem);
        return !piece.isLast() && !progress.stopped();
    }

    /** Whether the file became shorter, so that what was in it could not be had. Told if so. */
    public boolean isLost() {
        if (!source.shrank()) {
            return false;
        }
        problems.problem(Merge.shorter(source));
        return true;
    }

    /** No piece may be read any more. */
    @Override
    public void close() {
        source.finish(progress);
    }
}
