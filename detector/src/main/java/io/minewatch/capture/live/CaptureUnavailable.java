package io.minewatch.capture.live;

/** A capture that cannot be opened. The message is one line for the operator. */
public final class CaptureUnavailable extends Exception {

    private static final long serialVersionUID = 1;

    CaptureUnavailable(String message) {
        super(message);
    }
}
