package io.minewatch.ledger;

import java.time.Instant;

/**
 * Who asked for what. Entries are added and never changed or removed.
 *
 * @param number counts from 1; given by the ledger, of no meaning in an entry to be added
 * @param at when
 * @param who name of the token; empty if there was none
 * @param role of the token
 * @param from address of the client
 * @param purpose as stated
 * @param action method and path
 * @param query what was asked for
 * @param status HTTP status of the answer
 * @param rows how many were given
 */
public record AuditEntry(
        long number,
        Instant at,
        String who,
        String role,
        String from,
        String purpose,
        String action,
        String query,
        int status,
        long rows) {}
