package io.minewatch.capture.live;

import java.io.IOException;

/** A capture that cannot be opened. The message is one line for the operator. */
public final class CaptureUnavailable extends IOException {

    private static final long serialVersionUID = 1;

    private final boolean sourceIsGone;

    private CaptureUnavailable(String message, boolean sourceIsGone) {
        super(message);
        this.sourceIsGone = sourceIsGone;
    }

    CaptureUnavailable(String message) {
        this(message, false);
    }

    /** It could be opened if the source were there: another way would be no better. */
    static CaptureUnavailable gone(String interfaceName, String why) {
        return new CaptureUnavailable(
                "capture.interfaces: %s: %s".formatted(interfaceName, why), true);
    }

    /** True if the interface is not there or is down, so that it pays to try again later. */
    public boolean sourceIsGone() {
        return sourceIsGone;
    }
}
