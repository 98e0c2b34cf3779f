/**
 * Numbers and texts out of bytes, for everybody: network byte order, hexadecimal, targets, SHA-256;
 * and what the system is told of the memory that they are in. Stateless, and without any import of
 * the program's own. Lengths are the caller's to check where a method does not say otherwise.
 */
package io.minewatch.bytes;
