package io.minewatch.protocol;

import java.util.Optional;
import java.util.OptionalLong;

/** The newest block that is known of in one conversation: what its jobs are built on. */
public final class Tip {

    private Optional<String> hash = Optional.empty();
    private OptionalLong height = OptionalLong.empty();

    /**
     * True if a job is on another block than the one before it. The first one says nothing: it may
     * have come in the middle of a block. What one of the two does not tell cannot differ; the
     * height decides where there is no hash to compare.
     *
     * @param previousHash of the block that it is on
     * @param ofNext height of the block that is worked on
     */
    public boolean moves(Optional<String> previousHash, OptionalLong ofNext) {
        boolean moved =
                previousHash.isPresent() && hash.isPresent()
                        ? !previousHash.equals(hash)
                        : ofNext.isPresent() && height.isPresent() && !ofNext.equals(height);
        hash = previousHash.or(() -> hash);
        height = ofNext.isPresent() ? ofNext : height;
        return moved;
    }
}
