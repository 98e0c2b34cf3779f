package io.minewatch.ledger;

import java.time.Instant;

/**
 * A table of who has which addresses, as it was imported.
 *
 * @param id counts the imports, from 1
 * @param at when it was loaded
 * @param source name of the file
 * @param hash SHA-256 of the file, in hexadecimal
 * @param rows that were taken
 */
public record AssignmentImport(long id, Instant at, String source, String hash, long rows) {}
