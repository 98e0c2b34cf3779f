package io.minewatch;

import java.util.List;

/** A configuration that cannot be used, with everything that is wrong with it. */
public final class ConfigException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<String> complaints;

    ConfigException(List<String> complaints) {
        super(String.join("\n", complaints));
        this.complaints = List.copyOf(complaints);
    }

    /** All of it in the order of the lines, {@code file:line: key: rule, value found}. */
    public List<String> complaints() {
        return complaints;
    }
}
