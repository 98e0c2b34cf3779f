package io.minewatch.query.api.access;

/** How sensitive a field is, least first. */
public enum Sensitivity {
    /** Sums, kinds, times and estimates; nothing that names anybody. */
    AGGREGATE,
    /** Addresses of the network, names of hosts, what software says of itself. */
    NETWORK,
    /** Which enterprise, at which place. */
    ENTERPRISE,
    /** What leads to a natural person: a subscriber line, the name of a machine. */
    PERSON,
    /** Excerpts of what was sent. */
    EVIDENCE
}
