package io.minewatch.simulate;

import io.minewatch.simulate.net.Endpoint;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of what there really was, one conversation a line, tabs between, in the order in which
 * they ended. Its first columns are the same whatever was simulated.
 */
public final class TruthLines implements Closeable {

    private static final List<String> FIRST =
            List.of(
                    "kind",
                    "name",
                    "client_ip",
                    "client_port",
                    "server_ip",
                    "server_port",
                    "begin",
                    "end");

    private final Writer out;
    private final long epoch;
    private final int columns;

    /**
     * @param epoch of the plan, nanoseconds since 1970
     * @param further names of the columns behind the first
     */
    public TruthLines(Writer out, long epoch, List<String> further) throws IOException {
        this.out = out;
        this.epoch = epoch;
        this.columns = FIRST.size() + further.size();
        var all = new ArrayList<>(FIRST);
        all.addAll(further);
        write(all);
    }

    /**
     * Adds a line.
     *
     * @param begin nanoseconds since the epoch, as is the end
     * @param further fields of the further columns; what is missing is empty
     */
    public void add(
            String kind,
            String name,
            Endpoint client,
            Endpoint server,
            long begin,
            long end,
            List<String> further)
            throws IOException {
        var all = new ArrayList<String>(columns);
        all.add(kind);
        all.add(name);
        for (Endpoint one : List.of(client, server)) {
            all.add(one.address().toString());
            all.add(Integer.toString(one.port()));
        }
        all.add(seconds(begin));
        all.add(seconds(end));
        all.addAll(further);
        while (all.size() < columns) {
            all.add("");
        }
        write(all);
    }

    /** Seconds since 1970 with all nine decimals. */
    private String seconds(long sinceStart) {
        return BigDecimal.valueOf(epoch + sinceStart, 9).toPlainString();
    }

    private void write(List<String> fields) throws IOException {
        out.write(String.join("\t", fields));
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
