package io.minewatch.query.api;

import io.minewatch.ledger.Scope;
import io.minewatch.query.api.access.Role;
import io.minewatch.query.api.access.Sessions.Session;

import java.time.Instant;
import java.util.Optional;

/**
 * Who asks.
 *
 * @param tokenHash by which the token is found again
 * @param id of the token, by which it is revoked
 * @param name who the token was made for
 * @param expires when the token does
 * @param session if they come by the console's cookie and not with the token itself
 */
record Caller(
        String tokenHash,
        String id,
        String name,
        Role role,
        Scope scope,
        Instant expires,
        Optional<Session> session) {}
