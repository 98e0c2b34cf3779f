/**
 * The block clock: when the chains' blocks came, and whether a flow that cannot be read beats with
 * one of them. The mathematics is in README.md beside this file.
 */
package io.minewatch.cadence.clock;
