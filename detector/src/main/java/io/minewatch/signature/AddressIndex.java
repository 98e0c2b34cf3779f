package io.minewatch.signature;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

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

        /** More letters could make it match. */
        boolean mayBegin(String first) {
            Matcher matcher = pattern.matcher(first);
            return matcher.matches() || matcher.hitEnd();
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

    private static final int LETTERS = 128;

    /** Those that an address may match, by its first letter. */
    private final List<List<Rule>> rules;

    AddressIndex(List<Rule> all) {
        rules =
                IntStream.range(0, LETTERS)
                        .mapToObj(letter -> "" + (char) letter)
                        .map(first -> all.stream().filter(rule -> rule.mayBegin(first)).toList())
                        .toList();
    }

    Optional<AddressForm> find(String account) {
        int end = 0;
        while (end < account.length() && ENDS.indexOf(account.charAt(end)) < 0) {
            if (++end > MAX_ADDRESS) {
                return Optional.empty();
            }
        }
        String address = account.substring(0, end);
        if (address.isEmpty() || address.charAt(0) >= LETTERS) {
            return Optional.empty();
        }
        for (Rule rule : rules.get(address.charAt(0))) {
            if (rule.matches(address)) {
                return Optional.of(rule.form);
            }
        }
        return Optional.empty();
    }
}
