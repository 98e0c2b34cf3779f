/**
 * What a mining conversation is. Takes the bytes of followed flows, cuts them into JSON messages,
 * finds out which {@link io.minewatch.protocol.Dialect} they are in and which side mines, and gives
 * {@link io.minewatch.protocol.Event}s to a {@link io.minewatch.protocol.ConversationListener}.
 * What is something else is named, counted and let go. Each dialect has a folder of its own and
 * knows no other.
 *
 * <p>Bounds: {@code MessageFramer.MAX_MESSAGE}, {@code MessageParser.MAX_BATCH} and {@code
 * MAX_NESTING}, {@code Interpreter.MAX_UNDECIDED}, {@code Requests.MAX_WAITING}.
 */
package io.minewatch.protocol;
