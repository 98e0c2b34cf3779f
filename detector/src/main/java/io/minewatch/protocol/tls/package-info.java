/**
 * What TLS shows before it hides everything: the client's hello (RFC 8446, 4.1.2), and up to TLS
 * 1.2 the names in the server's certificate. Bytes in, facts out; nothing of flows but what {@link
 * io.minewatch.protocol.tls.HelloRoom} keeps of a hello that came in pieces.
 */
package io.minewatch.protocol.tls;
