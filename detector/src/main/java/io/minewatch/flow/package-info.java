/**
 * The few flows that could be mining. Takes packets, looks at the first bytes of each payload
 * ({@code Screen}), forgets what is ordinary at once, and gives the data of the others in order to
 * a {@link io.minewatch.flow.Follower} each.
 *
 * <p>Time is packet time. Bounds: {@link io.minewatch.flow.FlowConfig} for flows and their silence,
 * {@code Stream.MAX_HELD_BYTES} and {@code Stream.MAX_HELD_SEGMENTS} for what waits in a direction,
 * {@code Screen.DEPTH} for how far a payload is looked at.
 */
package io.minewatch.flow;
