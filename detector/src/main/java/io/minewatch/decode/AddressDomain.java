package io.minewatch.decode;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/**
 * What keeps equal private addresses of different networks apart: as a number for tables, as text
 * for people. Both are made of the same layers, and both are equal for the two directions.
 */
final class AddressDomain {

    private AddressDomain() {}

    /** 0 if no layer tells domains apart, anything else otherwise. */
    static long hash(Layers layers, boolean vlan) {
        long hash = 0;
        for (int i = 0; i < layers.depth(); i++) {
            if (counts(layers, i, vlan)) {
                hash = mix(hash + layer(layers, i));
                hash = hash == 0 ? 1 : hash;
            }
        }
        return hash;
    }

    /** The layers that tell domains apart, outermost first, as in "vlan:1201/gre:5(a,b)". */
    static String text(Layers layers, boolean vlan) {
        var text = new StringBuilder();
        for (int i = 0; i < layers.depth(); i++) {
            if (counts(layers, i, vlan)) {
                text.append(text.isEmpty() ? "" : "/");
                append(text, layers, i);
            }
        }
        return text.toString();
    }

    /** Spreads every bit over all bits: the finalizer of MurmurHash3 (public domain). */
    static long mix(long bits) {
        bits = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
        bits = (bits ^ (bits >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return bits ^ (bits >>> 33);
    }

    private static boolean counts(Layers layers, int i, boolean vlan) {
        Encapsulation kind = layers.kind(i);
        if (kind == Encapsulation.VLAN) {
            // VLAN 0 is a priority and no network, IEEE 802.1Q table 9-2.
            return vlan && layers.id(i) != 0;
        }
        return kind.idInDomain || kind.addressesInDomain;
    }

    private static long layer(Layers layers, int i) {
        Encapsulation kind = layers.kind(i);
        long hash = kind.ordinal() + 1L;
        if (kind.idInDomain) {
            hash = mix(hash + (layers.id(i) << 8));
        }
        if (kind.addressesInDomain) {
            // A sum, because it does not know an order.
            hash +=
                    address(layers.sourceHigh(i), layers.sourceLow(i))
                            + address(layers.destinationHigh(i), layers.destinationLow(i));
        }
        return hash;
    }

    private static long address(long high, long low) {
        return mix(mix(high) + low);
    }

    private static void append(StringBuilder text, Layers layers, int i) {
        Encapsulation kind = layers.kind(i);
        text.append(kind.label);
        if (kind.idInDomain) {
            text.append(':').append(layers.id(i));
        }
        if (kind.addressesInDomain) {
            String source = name(layers.sourceHigh(i), layers.sourceLow(i));
            String destination = name(layers.destinationHigh(i), layers.destinationLow(i));
            boolean inOrder = source.compareTo(destination) <= 0;
            text.append('(').append(inOrder ? source : destination);
            text.append(',').append(inOrder ? destination : source).append(')');
        }
    }

    private static String name(long high, long low) {
        try {
            byte[] bytes = ByteBuffer.allocate(16).putLong(high).putLong(low).array();
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new AssertionError("16 bytes are an address", e);
        }
    }
}
