package io.minewatch.emit.sink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Writes down what it is told, of many refusals in a row only one. */
public class Told implements SinkListener {

    /** What it was told. */
    public final List<String> all = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void refused(IOException cause, long waiting) {
        if (all.isEmpty() || !all.getLast().equals("refused")) {
            all.add("refused");
        }
    }

    @Override
    public void recovered() {
        all.add("recovered");
    }
}
