/**
 * What a mining conversation may be carried in: a proxy's opening, HTTP, WebSocket. Each is taken
 * off one side's bytes, so that what is left can be read like any other conversation.
 */
package io.minewatch.protocol.carrier;
