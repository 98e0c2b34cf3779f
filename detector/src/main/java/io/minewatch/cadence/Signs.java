package io.minewatch.cadence;

import io.minewatch.cadence.name.Named;
import io.minewatch.cadence.name.Naming;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** From what was seen of a flow to what that says, in numbers and in words. */
final class Signs {

    /**
     * How much likelier a miner goes to a pool's mining host than others do. Not measured: a name
     * is an indication and no more. An answer of the DNS does not show who connects.
     */
    private static final double ASKED = Math.log(20);

    private static final double TOLD = Math.log(10);

    /** Programs that begin TLS alike: not measured. */
    private static final double ALIKE = Math.log(3);

    private Signs() {}

    static List<Sign> of(ThinFlow flow, Optional<Naming> naming) {
        var signs = new ArrayList<Sign>();
        naming.flatMap(Naming::name).ifPresent(name -> signs.add(named(name)));
        naming.flatMap(Naming::software)
                .ifPresent(
                        software ->
                                signs.add(
                                        new Sign(
                                                Sign.Kind.FINGERPRINT,
                                                ALIKE,
                                                "begins TLS as " + software + " does")));
        if (flow.rhythm() != Rhythm.NONE) {
            signs.add(new Sign(Sign.Kind.RHYTHM, Math.log(Rhythm.LIKELIHOOD_RATIO), rhythm(flow)));
        }
        if (flow.isFollowing()) {
            signs.add(new Sign(Sign.Kind.BLOCKS, flow.blockNats(), blocks(flow)));
        }
        return signs;
    }

    private static Sign named(Named name) {
        return switch (name.source()) {
            case SERVER_NAME ->
                    new Sign(Sign.Kind.NAME, ASKED, "asked for " + name.host() + " in TLS");
            case CERTIFICATE -> new Sign(Sign.Kind.NAME, ASKED, "certificate for " + name.host());
            case DNS_ANSWER ->
                    new Sign(
                            Sign.Kind.NAME,
                            TOLD,
                            "was told this address for " + name.host() + " just before");
        };
    }

    private static String rhythm(ThinFlow flow) {
        String seen =
                String.format(
                        Locale.ROOT,
                        "in %.0f s: %s messages, most often of %d bytes, one in %.1f s, spread"
                                + " %.2f of that; %s answered within 2 s, most often by %d bytes;"
                                + " %s times work unasked, most often of %d bytes",
                        flow.seconds(),
                        count(flow.upstream(), flow.upstream()),
                        flow.upstreamLength(),
                        flow.meanGap(),
                        flow.gapVariation(),
                        count(flow.answered(), flow.upstream()),
                        flow.answerLength(),
                        count(flow.pushes(), flow.unprompted()),
                        flow.pushLength());
        return flow.chain() < 0 ? seen + "; no block came meanwhile to compare with" : seen;
    }

    /**
     * @param all of how many they are
     */
    private static String count(int many, int all) {
        return all < ThinFlow.SURE_COUNT ? Integer.toString(many) : "at least " + many;
    }

    private static String blocks(ThinFlow flow) {
        return String.format(
                Locale.ROOT,
                "something came unasked with %d of %d blocks of %s, with %.1f it would by chance;"
                        + " that any flow shows as much of any chain by chance is at most %.1e",
                flow.hits(),
                flow.ticks(),
                flow.chainName(),
                flow.expectedHits(),
                Math.max(CadenceConfig.LEAST_FALSE_ALARM, Math.exp(-flow.blockNats())));
    }
}
