/**
 * Which flows go to a pool by a name that can still be read: in a TLS hello, in a certificate, in
 * an answer of the DNS. A name alone is a suspicion and no more.
 */
package io.minewatch.cadence.name;
