/**
 * Flows that cannot be read, judged by when and how much is said in them. README.md beside this
 * file has the facts and the figures.
 *
 * <p>{@link io.minewatch.cadence.OpaqueTraffic} sees every packet, keeps a small entry for each
 * flow that is thin and lasts ({@link io.minewatch.cadence.ThinFlow}), looks for what only miners
 * do in it ({@link io.minewatch.cadence.Rhythm}, {@link io.minewatch.cadence.clock.Synchrony}), and
 * tells an {@link io.minewatch.cadence.OpaqueListener}.
 */
package io.minewatch.cadence;
