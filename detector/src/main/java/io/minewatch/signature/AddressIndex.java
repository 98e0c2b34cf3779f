package io.minewatch.signature;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells addresses by their form. */
final class AddressIndex {

    /** The longest known addresses have 140 characters. */
    static final int MAX_ADDRESS = 256;

    /** What ends an address in a log-in: a worker's name, a fixed difficulty. */
    private static final String ENDS = "./+#";

    /** All of an address matches the pattern. */
    record Rule(Pattern pattern, AddressForm form) {}

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
            if (rule.pattern.matcher(address).matches()) {
                return Optional.of(rule.form);
            }
        }
        return Optional.empty();
    }
}
