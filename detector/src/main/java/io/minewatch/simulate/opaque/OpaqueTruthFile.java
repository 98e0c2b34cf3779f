package io.minewatch.simulate.opaque;

import io.minewatch.simulate.TruthLines;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** What there really was, as {@link TruthLines}, one connection a line. */
public final class OpaqueTruthFile implements OpaqueTruth, Closeable {

    private static final List<String> COLUMNS =
            List.of("chain", "carrier", "server_name", "segments_up", "segments_down", "shares");

    private final TruthLines lines;

    /**
     * @param epoch of the plan
     */
    public OpaqueTruthFile(Writer out, long epoch) throws IOException {
        lines = new TruthLines(out, epoch, COLUMNS);
    }

    @Override
    public void over(Connection connection) throws IOException {
        lines.add(
                connection.kind(),
                connection.name(),
                connection.client(),
                connection.server(),
                connection.begin(),
                connection.end(),
                List.of(
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

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
