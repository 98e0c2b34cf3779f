package io.minewatch.query.api;

import io.minewatch.ledger.AuditEntry;
import io.minewatch.ledger.Ledger;
import io.minewatch.query.api.access.RateLimit;

import java.time.Clock;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Writes down who asked for what. What cannot be written down is not answered. */
final class Trail {

    /** Whoever has no token must not fill the disk with it: a second's worth, and a first rush. */
    private static final double NAMELESS_PER_SECOND = 2;

    private static final int NAMELESS_BURST = 200;

    private static final int MAX_QUERY = 1024;

    private final Ledger ledger;
    private final Clock clock;
    private final RateLimit nameless;

    Trail(Ledger ledger, Clock clock, LongSupplier nanos) {
        this.ledger = ledger;
        this.clock = clock;
        nameless = new RateLimit(NAMELESS_PER_SECOND, NAMELESS_BURST, nanos);
    }

    /** Adds an entry; of those without a name only so many that nobody can make it overflow. */
    void add(Asked asked, int status, long rows) {
        boolean known = asked.caller().isPresent();
        if (!known && nameless.take("").isPresent()) {
            return;
        }
        ledger.audit(
                new AuditEntry(
                        0,
                        clock.instant(),
                        asked.caller().map(Caller::name).orElse(""),
                        asked.caller().map(it -> it.role().text()).orElse(""),
                        asked.from(),
                        asked.purpose(),
                        asked.action(),
                        cut(asked.query()),
                        status,
                        rows));
    }

    private static String cut(String query) {
        return query.length() > MAX_QUERY ? query.substring(0, MAX_QUERY) : query;
    }

    /**
     * What is known of a request so far.
     *
     * @param action method and path
     * @param from address
     * @param query as it came
     */
    record Asked(
            String action, String from, Optional<Caller> caller, String purpose, String query) {

        Asked by(Caller someone) {
            return new Asked(action, from, Optional.of(someone), purpose, query);
        }

        Asked with(String stated, String filter) {
            return new Asked(action, from, caller, stated, filter);
        }

        /** The same at its end, with what came of it. */
        Asked ended(boolean cut, String note) {
            String end = action + (cut ? " cut" : " sent");
            return new Asked(end, from, caller, purpose, query + note);
        }
    }
}
