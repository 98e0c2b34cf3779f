/**
 * What operators ask the running program: metrics for Prometheus, health, and its state as JSON.
 *
 * <p>The HTTP server is Netty's own codec, not Armeria. Measured on JDK 25, two cores: Armeria
 * 1.40.0 took 4.4 to 5.5 s to its first answer, Netty 1.0 to 2.1 s in the same rounds; it would add
 * 24 MB to a 13 MB jar. Four fixed pages need none of what it is good at.
 *
 * <p>Each connection is one request, within one deadline: no pipelining, no body, nothing that
 * grows with what a client sends.
 */
package io.minewatch.query;
