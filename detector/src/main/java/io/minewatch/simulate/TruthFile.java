package io.minewatch.simulate;

import io.minewatch.simulate.net.Flow;
import io.minewatch.simulate.script.Tally;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/**
 * What there really was to be found, as {@link TruthLines}. What the capture lost or left out is
 * counted too: it took place.
 */
public final class TruthFile implements TruthListener, Closeable {

    private static final List<String> COLUMNS =
            List.of(
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

    private final TruthLines lines;

    /**
     * @param epoch of the plan
     */
    public TruthFile(Writer out, long epoch) throws IOException {
        lines = new TruthLines(out, epoch, COLUMNS);
    }

    @Override
    public void over(Flow flow, boolean mining) throws IOException {
        var talk = flow.conversation();
        lines.add(
                mining ? "mining" : "lookalike",
                talk.name(),
                flow.path().client(),
                flow.path().server(),
                flow.start(),
                flow.latest(),
                talk.tally().map(TruthFile::counts).orElse(List.of()));
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

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
