/** The dialect of Beam's node and pools: flat JSON objects without parameters. */
package io.minewatch.protocol.beam;
