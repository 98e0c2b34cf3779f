package io.minewatch.signature;

import java.util.List;
import java.util.stream.Collectors;

/** A signature directory that cannot be used, with every fault that was found in it. */
public final class SignatureException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;

    SignatureException(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    /** All of them, file by file, in the order of their lines; at least one. */
    public List<Fault> faults() {
        return faults;
    }
}
