/** What miners in web pages say over WebSocket. */
package io.minewatch.protocol.webmining;
