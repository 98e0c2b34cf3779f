/** Conversations as scripts: who says what when, before there is any packet. */
package io.minewatch.simulate.script;
