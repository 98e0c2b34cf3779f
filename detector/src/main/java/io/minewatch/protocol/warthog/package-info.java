/** Warthog; wire facts and sources are in README.md of this folder. */
package io.minewatch.protocol.warthog;
