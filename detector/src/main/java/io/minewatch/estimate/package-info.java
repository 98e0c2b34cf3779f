/**
 * How much is mined. Takes difficulties, shares and answers, and gives hashrate, devices and power
 * as intervals, or the reason why they cannot be known ({@link io.minewatch.estimate.Unknowable});
 * tells the algorithm by hashing shares again. No input or output, no clock.
 *
 * <p>Bounds: {@code ShareBook.MAX_PENDING}, {@code ResultHashes.MAX_KEPT}, {@code
 * WorkTrial.MAX_SHARES}, {@code JobBook.MAX_JOBS} and {@code MAX_ID}.
 */
package io.minewatch.estimate;
