/** Packets: segments, headers, encapsulations, and the place of capture they travel past. */
package io.minewatch.simulate.net;
