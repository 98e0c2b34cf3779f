package io.minewatch.simulate;

import io.minewatch.simulate.net.Flow;
import io.minewatch.simulate.script.Tally;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What there really was to be found, one conversation a line, tabs between, in the order in which
 * they ended. What the capture lost or left out is counted too: it took place.
 */
public final class TruthFile implements TruthListener, Closeable {

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
                    "dialect",
                    "algorithm",
                    "agent",
                    "account",
                    "worker",
                    "submitted",
                    "accepted",
                    "rejected",
                    "difficulty",
                    "level",
                    "hashrate",
                    "work");

    private final Writer out;
    private final long epoch;

    /**
     * @param epoch of the plan
     */
    public TruthFile(Writer out, long epoch) throws IOException {
        this.out = out;
        this.epoch = epoch;
        line(COLUMNS);
    }

    @Override
    public void over(Flow flow, boolean mining) throws IOException {
        var talk = flow.conversation();
        var client = flow.path().client();
        var server = flow.path().server();
        var ends =
                List.of(
                        mining ? "mining" : "lookalike",
                        talk.name(),
                        client.address().toString(),
                        Integer.toString(client.port()),
                        server.address().toString(),
                        Integer.toString(server.port()),
                        seconds(flow.start()),
                        seconds(flow.latest()));
        var all = new ArrayList<>(ends);
        talk.tally().ifPresent(tally -> all.addAll(counts(tally)));
        while (all.size() < COLUMNS.size()) {
            all.add("");
        }
        line(all);
    }

    private static List<String> counts(Tally tally) {
        return List.of(
                tally.dialect(),
                tally.algorithm(),
                tally.agent(),
                tally.account(),
                tally.worker(),
                Long.toString(tally.submittedShares()),
                Long.toString(tally.acceptedShares()),
                Long.toString(tally.rejectedShares()),
                Double.toString(tally.difficulty()),
                tally.level().name().toLowerCase(Locale.ROOT),
                Double.toString(tally.hashrate()),
                Double.toString(tally.work()));
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
