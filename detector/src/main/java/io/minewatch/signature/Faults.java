package io.minewatch.signature;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, so that an operator sees all of it at once. */
final class Faults {

    private final List<Fault> faults = new ArrayList<>();

    /** Notes one fault; a line stays one line, whatever the file put into it. */
    void add(String file, int line, String text) {
        faults.add(new Fault(file, line, text.replaceAll("\\p{Cntrl}", "?")));
    }

    void throwIfAny() throws SignatureException {
        if (!faults.isEmpty()) {
            faults.sort(Comparator.comparing(Fault::file).thenComparingInt(Fault::line));
            throw new SignatureException(faults);
        }
    }
}
