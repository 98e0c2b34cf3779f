package io.minewatch.capture.live;

import java.io.IOException;

/** A capture that cannot be opened. The message is one line for the operator. */
public final class CaptureUnavailable extends IOException {

    private static final long serialVersionUID = 1;

    CaptureUnavailable(String message) {
        super(message);
    }
}
