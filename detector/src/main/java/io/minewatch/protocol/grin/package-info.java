/** The dialect of Grin's node and of its relatives with Cuckoo graphs: MWC, C29 of Tari, Epic. */
package io.minewatch.protocol.grin;
