/**
 * What all relatives of Stratum V1 have in common: the words, the matching of answers to requests,
 * and the reading of what does not differ. A relative gives its {@link
 * io.minewatch.protocol.stratum.Layouts} and is a dialect of its own, in a folder of its own.
 */
package io.minewatch.protocol.stratum;
