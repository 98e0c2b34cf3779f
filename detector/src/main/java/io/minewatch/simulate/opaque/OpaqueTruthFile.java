package io.minewatch.simulate.opaque;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;

/**
 * What there really was, one connection a line, tabs between, in the order in which they ended. The
 * first eight columns are those of {@link io.minewatch.simulate.TruthFile}.
 */
public final class OpaqueTruthFile implements OpaqueTruth, Closeable {

    private static final List<String> COLUMNS =
            List.of(
                    "kind",
                    "name",
                    "client_ip",
                    "client_port",
                    "server_ip",
                    "server_port",
                    "begin",
                    "end",
                    "chain",
                    "carrier",
                    "server_name",
                    "segments_up",
                    "segments_down",
                    "shares");

    private final Writer out;
    private final long epoch;

    /**
     * @param epoch of the plan
     */
    public OpaqueTruthFile(Writer out, long epoch) throws IOException {
        this.out = out;
        this.epoch = epoch;
        line(COLUMNS);
    }

    @Override
    public void over(Connection connection) throws IOException {
        line(
                List.of(
                        connection.kind(),
                        connection.name(),
                        connection.client().address().toString(),
                        Integer.toString(connection.client().port()),
                        connection.server().address().toString(),
                        Integer.toString(connection.server().port()),
                        seconds(connection.begin()),
                        seconds(connection.end()),
                        connection.chain(),
                        connection.carrier(),
                        connection.hello(),
                        count(connection.up()),
                        count(connection.down()),
                        Long.toString(connection.shares())));
    }

    private static String count(long segments) {
        return segments < 0 ? "" : Long.toString(segments);
    }

    /** Seconds since 1970 with all nine decimals. */
    private String seconds(long sinceStart) {
        return BigDecimal.valueOf(epoch + sinceStart, 9).toPlainString();
    }

    private void line(List<String> fields) throws IOException {
        out.write(String.join("\t", fields));
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
