package io.minewatch.protocol.stratum;

import io.minewatch.protocol.Dialect.Reader;
import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Speaker;

import java.util.Optional;

/**
 * The part of a dialect that follows from its layouts: its own are jobs and shares that no other
 * relative writes so. The words themselves are everybody's, so they are no more than a hint; where
 * nothing else comes, Stratum V1 has the conversation.
 */
public final class Relative {

    private final Layouts layouts;

    /** The relative with these layouts. */
    public Relative(Layouts layouts) {
        this.layouts = layouts;
    }

    /** How well a message fits. */
    public Fit fit(Message message) {
        Fit fit = fitOfContent(message);
        return fit == Fit.NONE || Words.areAll(message) ? fit : Fit.NONE;
    }

    private Fit fitOfContent(Message message) {
        String method = message.method();
        if (message.isReply()) {
            return layouts.greeting().fit(message.result());
        }
        if (Words.isJob(method)) {
            return layouts.jobs().fits(message.params()) ? Fit.OWN : Fit.HINT;
        }
        if (method.equals("mining.submit")) {
            return layouts.shares().fit(message.params());
        }
        return Words.isFamily(method) || Words.speaker(method).isPresent() ? Fit.HINT : Fit.NONE;
    }

    /** Who says a message, if it tells. */
    public Optional<Speaker> speaker(Message message) {
        return !message.isCall() && layouts.greeting().fit(message.result()) != Fit.NONE
                ? Optional.of(Speaker.SERVER)
                : Words.speaker(message.method());
    }

    /** Begins to read one conversation. */
    public Reader reader() {
        return new StratumReader(layouts);
    }
}
