/** What answers to questions for names tell (RFC 1035), read where they stand. */
package io.minewatch.protocol.dns;
