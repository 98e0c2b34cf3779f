/** The traffic that most of a network's traffic is. */
package io.minewatch.simulate.ordinary;
