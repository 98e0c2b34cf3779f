package io.minewatch.verdict;

import io.minewatch.metrics.Counters;
import io.minewatch.metrics.Drop;
import io.minewatch.protocol.Message;

import java.util.function.BooleanSupplier;

/** What is kept of the messages of one conversation. */
final class Excerpts {

    private final Redaction redaction;
    private final Counters counters;
    private final BooleanSupplier spare;

    Excerpts(Redaction redaction, Counters counters, BooleanSupplier spare) {
        this.redaction = redaction;
        this.counters = counters;
        this.spare = spare;
    }

    /** From here on this text does not stand in any excerpt. */
    void hide(String secret) {
        redaction.hide(secret);
    }

    /**
     * The message, redacted; empty if the load asks for it and the conversation is sure to be
     * mining without it.
     */
    String of(Message message, Findings findings) {
        if (spare.getAsBoolean() && !findings.isNew(Reason.SHARE_ACCEPTED)) {
            counters.count(Drop.SHED_EXCERPT);
            return "";
        }
        return redaction.excerpt(message);
    }
}
