/**
 * Headers off. Takes frames and gives the innermost TCP or UDP packet, with the layers that it was
 * wrapped in, to a {@link io.minewatch.decode.PacketListener}. Every frame ends as one packet or as
 * one counted drop; nothing is allocated for any of them. One class per header, each with the
 * document that describes it.
 *
 * <p>Bounds: {@code Layers.MAX_DEPTH} encapsulations, {@code Fragments.MAX_DATAGRAMS} packets in
 * fragments and {@code Fragments.MAX_AGE_NANOS} for each, {@code Ipv6.MAX_EXTENSIONS}, {@code
 * Gtpu.MAX_EXTENSIONS}, {@code Mpls.MAX_LABELS}.
 */
package io.minewatch.decode;
