/**
 * What was found, kept: detections by id and revision, what each contributed when, sites, pools,
 * regions, what people said of a detection, and who asked for what. One schema for SQLite and
 * PostgreSQL.
 */
package io.minewatch.ledger;
