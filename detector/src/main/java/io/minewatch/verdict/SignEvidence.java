package io.minewatch.verdict;

import io.minewatch.cadence.Rhythm;
import io.minewatch.cadence.Sign;
import io.minewatch.cadence.ThinFlow;
import io.minewatch.cadence.name.Named;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Signs of what cannot be read, as records name them. */
final class SignEvidence {

    private static final String RULE = "encrypted/1";

    /** How much likelier who stays with a pool mines than not: not measured. */
    private static final double ANSWERED = Math.log(10);

    private static final Set<Reason> BY_SERVER =
            EnumSet.of(Reason.BLOCK_CLOCK, Reason.POOL_CERTIFICATE, Reason.POOL_ANSWERED);

    private SignEvidence() {}

    static Reason reason(Sign.Kind kind, ThinFlow seen, Optional<Named> name) {
        return switch (kind) {
            case NAME ->
                    switch (name.map(Named::source).orElse(Named.Source.DNS_ANSWER)) {
                        case SERVER_NAME -> Reason.POOL_SERVER_NAME;
                        case CERTIFICATE -> Reason.POOL_CERTIFICATE;
                        case DNS_ANSWER -> Reason.POOL_DNS_ANSWER;
                    };
            case FINGERPRINT -> Reason.TLS_FINGERPRINT;
            case RHYTHM ->
                    seen.rhythm() == Rhythm.NOISE
                            ? Reason.SHARE_SIZED_RECORDS
                            : Reason.SHARE_RHYTHM;
            case BLOCKS -> Reason.BLOCK_CLOCK;
            case ANSWER -> Reason.POOL_ANSWERED;
        };
    }

    static Evidence of(Reason reason, Sign sign, Instant time) {
        String from = BY_SERVER.contains(reason) ? "server" : "client";
        return new Evidence(reason, RULE, time, from, sign.text());
    }

    static Sign of(PoolAnswer answer) {
        String relative =
                answer.variant()
                        .filter(variant -> !variant.equals(answer.protocol()))
                        .map(variant -> " (" + variant + ")")
                        .orElse("");
        String text =
                "asked by this program, it answered as a pool: "
                        + (answer.protocol() + relative + " over " + answer.transport());
        return new Sign(Sign.Kind.ANSWER, ANSWERED, text);
    }
}
