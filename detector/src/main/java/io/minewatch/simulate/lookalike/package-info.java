/** Conversations that resemble mining and are not. */
package io.minewatch.simulate.lookalike;
