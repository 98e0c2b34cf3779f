/**
 * Ways for records out of the program: each takes lines in their order, keeps what the far end does
 * not take on disk, and tries again for as long as it must.
 *
 * <p>Nothing here knows what a detection is. A record is a run of bytes that somebody made; it
 * comes to the far end at least once, and more than once only if it is not known whether it came.
 */
package io.minewatch.emit.sink;
