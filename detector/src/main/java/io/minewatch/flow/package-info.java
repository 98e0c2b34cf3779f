/**
 * Follows the few TCP connections that could be mining, and forgets all others at once.
 *
 * <p>{@link io.minewatch.flow.FlowTable} looks at the first bytes of each payload (the screen),
 * remembers the flows that pass in a table of bounded size, puts the data of each side in order and
 * hands it to a {@link io.minewatch.flow.Follower}. All time is packet time.
 *
 * <p>Out of the screen's reach is a message that hides its names: behind a text on the same line,
 * after more than {@value io.minewatch.flow.Screen#DEPTH} bytes of other members, or in a beginning
 * of {@value io.minewatch.flow.Screen#FRAGMENT} bytes and more that shows none of them. It misses
 * that message only, for the next one is looked at again. A conversation in which every message is
 * hidden so is not seen; pools that read lines refuse the first kind, and no software writes the
 * others.
 */
package io.minewatch.flow;
