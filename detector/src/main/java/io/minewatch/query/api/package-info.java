/**
 * What the ledger holds, served over HTTP: {@code /api/v1}, its description, exports, live events,
 * and the files of the console. Every request goes the same way through {@link
 * io.minewatch.query.api.Gate}: who asks, may they, what for, and all of it into the audit trail.
 */
package io.minewatch.query.api;
