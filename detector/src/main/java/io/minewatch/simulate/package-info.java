/**
 * Realistic traffic of miners, pools and their look-alikes, for tests, demonstrations, benchmarks
 * and the acceptance of a mirror port. Nothing here mines, and nothing is shared with the decoders:
 * it is the second opinion about every protocol.
 */
package io.minewatch.simulate;
