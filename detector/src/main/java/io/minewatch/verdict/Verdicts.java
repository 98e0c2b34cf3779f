package io.minewatch.verdict;

import io.minewatch.flow.Flow;
import io.minewatch.metrics.Counters;
import io.minewatch.protocol.ConversationListener;
import io.minewatch.protocol.Dialect;
import io.minewatch.signature.Signatures;

/** Judges every mining conversation. */
public final class Verdicts implements ConversationListener {

    private final VerdictConfig config;
    private final Signatures signatures;
    private final Pseudonyms pseudonyms;
    private final DetectionListener next;
    private final Counters counters;

    /** What is mining goes to {@code next}, as soon as its conversation or its day is over. */
    public Verdicts(
            VerdictConfig config,
            Signatures signatures,
            Pseudonyms pseudonyms,
            DetectionListener next,
            Counters counters) {
        this.config = config;
        this.signatures = signatures;
        this.pseudonyms = pseudonyms;
        this.next = next;
        this.counters = counters;
    }

    @Override
    public Listener begins(Flow flow, Dialect dialect) {
        var judgement = new Judgement(config, signatures, pseudonyms, next, counters);
        return new Case(flow, dialect, judgement, new Redaction(pseudonyms));
    }
}
