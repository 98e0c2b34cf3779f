package io.minewatch.verdict;

import io.minewatch.flow.Flow;
import io.minewatch.flow.PeerNetwork;
import io.minewatch.metrics.Counters;
import io.minewatch.protocol.ConversationListener;
import io.minewatch.protocol.Dialect;
import io.minewatch.signature.Signatures;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Judges every mining conversation. */
public final class Verdicts implements ConversationListener {

    private final VerdictConfig config;
    private final Supplier<Signatures> signatures;
    private final Pseudonyms pseudonyms;
    private final DetectionListener next;
    private final Counters counters;
    private final BooleanSupplier spare;
    private final Handshakes handshakes = new Handshakes();

    /** What is mining goes to {@code next}, as soon as its conversation or its day is over. */
    public Verdicts(
            VerdictConfig config,
            Signatures signatures,
            Pseudonyms pseudonyms,
            DetectionListener next,
            Counters counters) {
        this(config, () -> signatures, pseudonyms, next, counters, () -> false);
    }

    /**
     * @param signatures are asked for at each judgement, so that they may change meanwhile
     * @param spare true while excerpts of conversations that are sure to be mining are left out
     */
    public Verdicts(
            VerdictConfig config,
            Supplier<Signatures> signatures,
            Pseudonyms pseudonyms,
            DetectionListener next,
            Counters counters,
            BooleanSupplier spare) {
        this.config = config;
        this.signatures = signatures;
        this.pseudonyms = pseudonyms;
        this.next = next;
        this.counters = counters;
        this.spare = spare;
    }

    /** Conversations of which no more than the handshake can be read. */
    public Handshakes handshakes() {
        return handshakes;
    }

    @Override
    public Listener begins(Flow flow, Dialect dialect) {
        var excerpts = new Excerpts(new Redaction(pseudonyms), counters, spare);
        return new Case(flow, dialect, this::judge, excerpts, handshakes, config.reportInterval());
    }

    @Override
    public Optional<Lasting> nodes(Flow flow, PeerNetwork network, int first) {
        return config.showsBlockchain()
                ? Optional.of(new NodeCase(flow, network, first, config, next, counters))
                : Optional.empty();
    }

    private void judge(Judgement.Heard heard) {
        new Judgement(config, signatures.get(), pseudonyms, next, counters).judge(heard);
    }
}
