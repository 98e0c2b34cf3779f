package io.minewatch.capture;

import io.minewatch.capture.FasterWay.Way;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** All of a file, an area after the other, each from the start of a record on. */
final class AreaWindow extends FileWindow {

    /**
     * All that is copied at first: a file that is looked at for the time of its first record costs
     * no more. It has its headers and its first record, but for jumbo frames.
     */
    static final int FIRST = 16 << 10;

    /** What is copied at once stays in the second cache until it is read. */
    static final int COPIED = 512 << 10;

    /** Seldom enough that a call of the system for each is of no weight. */
    static final int MAPPED = 1 << 20;

    private AreaWindow(OpenFile file) {
        super(file, FIRST);
    }

    /** From the start of a file. The channel is closed together with the window. */
    static AreaWindow of(FileChannel channel, FasterWay faster) throws IOException {
        return new AreaWindow(OpenFile.of(channel, faster));
    }

    /** Another window on the same file, to be closed with this one. */
    PieceWindow ofPieces(int length) {
        return new PieceWindow(file, length);
    }

    @Override
    void bringMore(long at, long count) {
        if (at == 0 && count <= FIRST) {
            // No trial of a way, as so few bytes tell nothing: what they take is told before the
            // first trial, which begins with forgetting it.
            begin(Way.COPIED, 0);
            bring(0, count, FIRST);
            return;
        }
        looked();
        makeRoom((int) Math.min(COPIED, file.size()));
        begin(count > COPIED ? Way.MAPPED : file.faster().next(), at);
        bring(at, count, isMapped() ? MAPPED : COPIED);
    }
}
