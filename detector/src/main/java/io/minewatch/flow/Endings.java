package io.minewatch.flow;

import java.util.Optional;

/**
 * Ends one after the other, whatever one of them throws: what the others have to say last would be
 * lost with it.
 */
public final class Endings {

    private Optional<RuntimeException> fault = Optional.empty();

    /** Ends one. */
    public void end(Runnable one) {
        try {
            one.run();
        } catch (RuntimeException e) {
            fault = fault.or(() -> Optional.of(e));
        }
    }

    /** All are ended: throws what was thrown first, if anything was. */
    public void done() {
        if (fault.isPresent()) {
            throw fault.get();
        }
    }
}
