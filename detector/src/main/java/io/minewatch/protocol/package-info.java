/**
 * Reads conversations: which dialect is spoken, who is the miner, and what is meant.
 *
 * <p>What a conversation is carried in is taken off first ({@link
 * io.minewatch.protocol.carrier.Unwrapper}): a proxy's opening, HTTP, WebSocket. Then each side is
 * cut into messages: JSON (one a line, or one behind the other, or the body of something), or what
 * has the binary form of a dialect. A {@link io.minewatch.protocol.Dialect} says how well messages
 * fit it and turns them into {@link io.minewatch.protocol.Event}s, the only words that the rest of
 * the program knows. One folder is one dialect, with a README of its facts and recorded
 * conversations.
 *
 * <p>A text about mining is not mining: what comes as a file does, between lines of text, or from
 * one side that speaks for both, is named and let go. So is what resembles mining and is something
 * known. A message that goes on behind a line feed is text too, since pools read lines.
 *
 * <p>What is encrypted is read as far as its shape goes. Chia's farmers speak to their pools by
 * HTTPS only, so of that there is nothing to read: a dialect of it would find nothing but plain
 * set-ups for tests, and there is none.
 *
 * <p>A new dialect is a folder (dialect, reader, layouts, README, fixtures and {@code coins.tsv}:
 * what tells the coin in each), a test that extends the contract, and one line in {@code Dialects};
 * commit 262d165, Warthog, shows it. Everything else follows from the list: carriers, coverage
 * table (COVERAGE.md), recall, hostile input. LayeringTest sees to it that nothing else knows a
 * dialect.
 */
package io.minewatch.protocol;
