package io.minewatch.locate;

import java.util.regex.Pattern;

/**
 * Addresses from one to another.
 *
 * @param first the first one
 * @param last the last one, with ones in the bits behind an IPv4 address
 */
record IpRange(IpKey first, IpKey last) {

    private static final Pattern LENGTH = Pattern.compile("\\d{1,3}");

    /** Takes the prefixes of a range. */
    interface PrefixVisitor {
        void prefix(IpKey first, int length) throws BadValue;
    }

    /** Reads "192.0.2.0/24", "192.0.2.7" or "192.0.2.7-192.0.2.9", IPv4 or IPv6. */
    static IpRange parse(String text) throws BadValue {
        int dash = text.indexOf('-');
        if (dash >= 0) {
            return of(
                    IpKey.parse(text.substring(0, dash).strip()),
                    IpKey.parse(text.substring(dash + 1).strip()));
        }
        int slash = text.indexOf('/');
        if (slash < 0) {
            IpKey address = IpKey.parse(text);
            return of(address, address);
        }
        IpKey address = IpKey.parse(text.substring(0, slash));
        int length = length(text.substring(slash + 1), address.width());
        if (!address.first(length).equals(address)) {
            throw new BadValue(
                    "no bits behind the prefix length " + length + ": the network or one host?");
        }
        return new IpRange(address, address.last(length));
    }

    /** A range from its two ends, both in it. */
    static IpRange of(IpKey first, IpKey last) throws BadValue {
        if (first.v4() != last.v4()) {
            throw new BadValue("two addresses of one family");
        }
        if (first.isAfter(last)) {
            throw new BadValue("a first address that is not after the last");
        }
        return new IpRange(first, last.last(last.width()));
    }

    private static int length(String text, int width) throws BadValue {
        if (!LENGTH.matcher(text).matches() || Integer.parseInt(text) > width) {
            throw new BadValue("a prefix length from 0 to " + width);
        }
        return Integer.parseInt(text);
    }

    /** True if the address is one of these. */
    boolean contains(IpKey address) {
        return address.v4() == first.v4() && !first.isAfter(address) && !address.isAfter(last);
    }

    /** Splits the range into the fewest prefixes: at most 62 for IPv4, 254 for IPv6. */
    void split(PrefixVisitor visitor) throws BadValue {
        IpKey at = first;
        while (true) {
            int length = 2 * Long.SIZE - at.trailingZeros();
            while (at.last(length).isAfter(last)) {
                length++;
            }
            visitor.prefix(at, length);
            IpKey end = at.last(length);
            if (!last.isAfter(end)) {
                return;
            }
            at = end.next();
        }
    }
}
