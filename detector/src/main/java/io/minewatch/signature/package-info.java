/**
 * Who is known to mine where, with what: the files of {@code signatures/}, which operators change
 * without a release. They are read whole, checked whole, and never half taken: either a directory
 * is without fault, or {@link io.minewatch.signature.SignatureException} lists every fault in it.
 */
package io.minewatch.signature;
