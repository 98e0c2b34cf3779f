/**
 * Frames from the wire while they are there: the packet ring of Linux, libpcap elsewhere, and
 * sockets to which switches and clouds send mirrored traffic. One capture is one queue of one
 * worker.
 */
package io.minewatch.capture.live;
