package io.minewatch.probe;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Networks in CIDR notation, of both versions of IP.
 *
 * @param all each of them
 */
public record Networks(List<Network> all) {

    /** An address as digits, so that no name is looked up for it. */
    private static final Pattern LITERAL =
            Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /**
     * One network.
     *
     * @param bytes its address, 4 or 16 bytes
     * @param bits of it that count
     */
    public record Network(List<Byte> bytes, int bits) {

        boolean has(byte[] address) {
            if (address.length != bytes.size()) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % Byte.SIZE;
                int at = bit / Byte.SIZE;
                if ((address[at] & mask) != (bytes.get(at) & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** One network as text, "198.51.100.0/24" or a single address; empty if it is none. */
    public static Optional<Network> read(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!LITERAL.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            int most = bytes.length * Byte.SIZE;
            String length = slash < 0 ? String.valueOf(most) : text.substring(slash + 1);
            if (!length.matches("\\d{1,3}") || Integer.parseInt(length) > most) {
                return Optional.empty();
            }
            var boxed = new ArrayList<Byte>();
            for (byte one : bytes) {
                boxed.add(one);
            }
            return Optional.of(new Network(List.copyOf(boxed), Integer.parseInt(length)));
        } catch (UnknownHostException _) {
            return Optional.empty();
        }
    }

    /**
     * Those that these texts are.
     *
     * @throws IllegalArgumentException if one is none
     */
    public static Networks of(String... texts) {
        return new Networks(
                Arrays.stream(texts)
                        .map(text -> read(text).orElseThrow(IllegalArgumentException::new))
                        .toList());
    }

    /** True if one of them has this address. */
    public boolean has(InetAddress address) {
        return all.stream().anyMatch(network -> network.has(address.getAddress()));
    }
}
