package io.minewatch.signature;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells addresses by their form and their check sum. */
final class AddressIndex {

    /** The longest known addresses have 200 characters. */
    static final int MAX_ADDRESS = 256;

    /** What ends an address in a log-in: a worker's name, a fixed difficulty. */
    private static final String ENDS = "./+#";

    /**
     * One form of addresses.
     *
     * @param pattern all of the address matches it
     * @param prefix what stands before the address when its check sum is taken; may be empty
     * @param versions how its bytes may begin; any way if none is said
     */
    record Rule(
            Pattern pattern,
            Checksum checksum,
            String prefix,
            List<byte[]> versions,
            AddressForm form) {

        boolean matches(String address) {
            return pattern.matcher(address).matches()
                    && checksum.content(prefix + address).filter(this::isOfVersion).isPresent();
        }

        private boolean isOfVersion(byte[] content) {
            return versions.isEmpty()
                    || versions.stream().anyMatch(version -> begins(content, version));
        }

        private static boolean begins(byte[] content, byte[] version) {
            return content.length >= version.length
                    && Arrays.equals(content, 0, version.length, version, 0, version.length);
        }
    }

    private final List<Rule> rules;

    AddressIndex(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    Optional<AddressForm> find(String account) {
        int end = 0;
        while (end < account.length() && ENDS.indexOf(account.charAt(end)) < 0) {
            if (++end > MAX_ADDRESS) {
                return Optional.empty();
            }
        }
        String address = account.substring(0, end);
        for (Rule rule : rules) {
            if (rule.matches(address)) {
                return Optional.of(rule.form);
            }
        }
        return Optional.empty();
    }
}
