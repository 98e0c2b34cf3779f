package io.minewatch.capture;

import io.minewatch.capture.FasterWay.Way;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** All of a file, an area after the other, each from the start of a record on. */
final class AreaWindow extends FileWindow {

    /** What is copied at once stays in the second cache until it is read. */
    static final int COPIED = 512 << 10;

    /** Seldom enough that a call of the system for each is of no weight. */
    static final int MAPPED = 1 << 20;

    private AreaWindow(OpenFile file) {
        super(file, (int) Math.min(COPIED, file.size()));
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
        looked();
        begin(count > COPIED ? Way.MAPPED : file.faster().next(), at);
        bring(at, count, isMapped() ? MAPPED : COPIED);
    }
}
