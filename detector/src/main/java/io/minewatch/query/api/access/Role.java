package io.minewatch.query.api.access;

import static io.minewatch.query.api.access.Right.ANNOTATE;
import static io.minewatch.query.api.access.Right.AUDIT;
import static io.minewatch.query.api.access.Right.EXPORT;
import static io.minewatch.query.api.access.Sight.FULL;
import static io.minewatch.query.api.access.Sight.MASKED;
import static io.minewatch.query.api.access.Sight.NONE;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What people are, one line each: what they see of every class of fields, whether they must say
 * what for, and what else they may do. Which regions they see is not here but with their token.
 */
public enum Role {
    // aggregate, network, enterprise, person, evidence, a purpose is required, rights
    /** Who runs the installation. */
    ADMINISTRATOR(FULL, FULL, FULL, FULL, FULL, false, ANNOTATE, EXPORT, AUDIT),
    /** The network operator's own staff, who know their subscribers. */
    OPERATOR(FULL, FULL, FULL, FULL, FULL, false, ANNOTATE, EXPORT),
    /** Who follows a miner back to its evidence, and needs no subscriber for that. */
    ANALYST(FULL, FULL, FULL, MASKED, FULL, true, ANNOTATE, EXPORT),
    /** The county's officer, who goes there. */
    OFFICER(FULL, FULL, FULL, FULL, NONE, true, ANNOTATE, EXPORT),
    /** The city's or the province's authority, which assigns and counts. */
    SUPERVISOR(FULL, MASKED, FULL, MASKED, NONE, true, EXPORT),
    /** A third party that assesses the work. */
    ASSESSOR(FULL, MASKED, MASKED, NONE, NONE, true),
    /** A wall display, a regulator: sums only. */
    VIEWER(FULL, NONE, NONE, NONE, NONE, false),
    /** Reads who asked for what, and nothing of what they got. */
    AUDITOR(NONE, NONE, NONE, NONE, NONE, true, AUDIT);

    private final Sight[] sights;
    private final boolean purposeRequired;
    private final Set<Right> rights;

    Role(
            Sight aggregate,
            Sight network,
            Sight enterprise,
            Sight person,
            Sight evidence,
            boolean purposeRequired,
            Right... rights) {
        sights = new Sight[] {aggregate, network, enterprise, person, evidence};
        this.purposeRequired = purposeRequired;
        this.rights = Set.of(rights);
    }

    /** How much this role sees of the fields of a class. */
    public Sight sightOf(Sensitivity sensitivity) {
        return sights[sensitivity.ordinal()];
    }

    /** Whether this role has to say what each query is for. */
    public boolean purposeRequired() {
        return purposeRequired;
    }

    /** Whether this role may do that. */
    public boolean may(Right right) {
        return rights.contains(right);
    }

    /** As it is written in commands, tokens and answers. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role that is written so; empty if there is none. */
    public static Optional<Role> of(String text) {
        return Arrays.stream(values()).filter(role -> role.text().equals(text)).findFirst();
    }
}
