package io.minewatch.query.api;

import io.minewatch.query.api.access.Right;
import io.minewatch.query.api.access.Role;
import io.minewatch.query.api.access.Sensitivity;
import io.minewatch.query.api.access.Sight;

import java.util.Optional;

/**
 * What a role must have for a route.
 *
 * @param fields of which at least something must be seen
 * @param sight how much
 * @param right besides
 * @param purposeful whether the route gives data, so that a purpose is asked for
 */
record Needs(Optional<Sensitivity> fields, Sight sight, Optional<Right> right, boolean purposeful) {

    /** Nothing: for one's own session. */
    static final Needs NOTHING = new Needs(Optional.empty(), Sight.NONE, Optional.empty(), false);

    /** To know how the program is. */
    static final Needs HEALTH =
            new Needs(Optional.of(Sensitivity.AGGREGATE), Sight.FULL, Optional.empty(), false);

    /** To see sums. */
    static final Needs SUMS =
            new Needs(Optional.of(Sensitivity.AGGREGATE), Sight.FULL, Optional.empty(), true);

    /** To see single detections, at least masked. */
    static final Needs DETECTIONS =
            new Needs(Optional.of(Sensitivity.NETWORK), Sight.MASKED, Optional.empty(), true);

    /** To see enterprises, at least masked. */
    static final Needs SITES =
            new Needs(Optional.of(Sensitivity.ENTERPRISE), Sight.MASKED, Optional.empty(), true);

    /** To see what was sent. */
    static final Needs EVIDENCE =
            new Needs(Optional.of(Sensitivity.EVIDENCE), Sight.FULL, Optional.empty(), true);

    /** To say something of a detection. */
    static final Needs ANNOTATE = DETECTIONS.and(Right.ANNOTATE);

    /** To take a list away. */
    static final Needs EXPORT = DETECTIONS.and(Right.EXPORT);

    /** The same of enterprises. */
    static final Needs EXPORT_SITES = SITES.and(Right.EXPORT);

    /** To see who asked for what. */
    static final Needs AUDIT =
            new Needs(Optional.empty(), Sight.NONE, Optional.of(Right.AUDIT), true);

    private Needs and(Right other) {
        return new Needs(fields, sight, Optional.of(other), purposeful);
    }

    /**
     * Lets those pass whose role has it.
     *
     * @throws Problem if the role has it not
     */
    void check(Role role) {
        boolean sees = fields.map(role::sightOf).map(it -> it.covers(sight)).orElse(true);
        if (!sees || !right.map(role::may).orElse(true)) {
            throw new Problem(
                    ProblemType.FORBIDDEN, "The role " + role.text() + " does not allow this.");
        }
    }
}
