package io.minewatch.verdict;

import io.minewatch.cadence.CadenceConfig;
import io.minewatch.cadence.name.TlsSeen;
import io.minewatch.estimate.Basis;
import io.minewatch.estimate.DeviceCount;
import io.minewatch.estimate.DeviceSigns;
import io.minewatch.estimate.Devices;
import io.minewatch.estimate.Estimate;
import io.minewatch.estimate.Hashrate;
import io.minewatch.estimate.Hashrates;
import io.minewatch.estimate.Power;
import io.minewatch.estimate.PowerEstimate;
import io.minewatch.estimate.ShareTally;
import io.minewatch.estimate.Unknowable;
import io.minewatch.flow.Flow;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Counters;
import io.minewatch.protocol.Dialect;
import io.minewatch.protocol.Difficulty;
import io.minewatch.signature.Agent;
import io.minewatch.signature.Algorithm;
import io.minewatch.signature.Pool;
import io.minewatch.signature.Signatures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Makes a detection of what was heard, if it is one. */
final class Judgement {

    /** More machines than one controller steers: somebody speaks for others. */
    private static final int PROXY_WORKERS = 3;

    private static final double NO_DIFFERENCE = 1;

    private final VerdictConfig config;
    private final Signatures signatures;
    private final Pseudonyms pseudonyms;
    private final DetectionListener next;
    private final Counters counters;

    Judgement(
            VerdictConfig config,
            Signatures signatures,
            Pseudonyms pseudonyms,
            DetectionListener next,
            Counters counters) {
        this.config = config;
        this.signatures = signatures;
        this.pseudonyms = pseudonyms;
        this.next = next;
        this.counters = counters;
    }

    /** One day of a conversation. */
    record Heard(
            Flow flow,
            Dialect dialect,
            int client,
            LocalDate day,
            Findings findings,
            ShareTally tally,
            Said said,
            WorkProof proof,
            Optional<Difficulty> difficulty,
            long revision,
            long endNanos) {

        String sidesSeen() {
            return Judgement.sidesSeen(flow, client);
        }

        /** True if both sides are heard and the server answers no shares. */
        boolean countsSubmitted() {
            return sidesSeen().equals("both")
                    && findings.isUnanswered()
                    && tally.accepted() + tally.rejected() == 0;
        }

        Endpoint endpoint(int side) {
            return Endpoint.of(flow, side);
        }
    }

    static String sidesSeen(Flow flow, int client) {
        if (!flow.isSeen(1 - client)) {
            return "c2s";
        }
        return flow.isSeen(client) ? "both" : "s2c";
    }

    void judge(Heard heard) {
        int port = heard.endpoint(1 - heard.client()).port();
        var identity =
                new Identity(
                        signatures,
                        heard.said(),
                        heard.dialect().algorithms(),
                        heard.dialect().foreignAlgorithms(),
                        heard.proof().algorithm(),
                        port);
        SortedSet<Reason> reasons = reasons(heard, identity);
        Optional<Grade> grade =
                Grading.of(reasons, heard.findings().before(), isSingle(heard.findings(), reasons));
        if (grade.isPresent()) {
            counters.count(Counter.DETECTIONS);
            next.detection(detection(heard, identity, reasons, grade.get()));
        }
    }

    private static boolean isSingle(Findings findings, Set<Reason> reasons) {
        return findings.isOneMoment()
                || !findings.isSure()
                        && !reasons.contains(Reason.MINER_AGENT)
                        && !reasons.contains(Reason.POOL_NAME);
    }

    private static SortedSet<Reason> reasons(Heard heard, Identity identity) {
        var reasons = new TreeSet<>(heard.findings().reasons().keySet());
        String sides = heard.sidesSeen();
        boolean steady = heard.findings().workSeconds(heard.endNanos()) >= Grading.STEADY_SECONDS;
        if (sides.equals("c2s") && steady && heard.tally().submitted() >= Grading.STEADY) {
            reasons.add(Reason.ONE_SIDED_SHARES);
        }
        if (heard.countsSubmitted()
                && steady
                && heard.tally().submitted() >= Grading.STEADY
                && reasons.contains(Reason.JOB)) {
            reasons.add(Reason.UNANSWERED_SHARES);
        }
        if (sides.equals("s2c")) {
            // What looks like the answer to a share may be the answer to anything else, once or
            // twice.
            reasons.remove(Reason.SHARE_ACCEPTED);
            if (steady
                    && heard.tally().accepted() >= Grading.STEADY
                    && reasons.contains(Reason.JOB)) {
                reasons.add(Reason.ONE_SIDED_REPLIES);
            }
        }
        if (!reasons.isEmpty() && identity.agent().isPresent()) {
            reasons.add(Reason.MINER_AGENT);
        }
        if (!reasons.isEmpty()) {
            identity.grounds().pool().forEach(ground -> reasons.add(reason(ground)));
        }
        return reasons;
    }

    private static Reason reason(Ground ofPool) {
        return switch (ofPool) {
            case COINBASE_TAG -> Reason.POOL_TAG;
            case PAYOUT_ADDRESS -> Reason.POOL_PAYOUT;
            default -> Reason.POOL_NAME;
        };
    }

    private Detection detection(
            Heard heard, Identity identity, SortedSet<Reason> reasons, Grade grade) {
        Flow flow = heard.flow();
        Endpoint client = heard.endpoint(heard.client());
        Endpoint server = heard.endpoint(1 - heard.client());
        return new Detection(
                DetectionId.of(
                        config.operator(),
                        flow.addressDomain(),
                        client,
                        server,
                        "tcp",
                        heard.dialect().name(),
                        heard.day()),
                heard.revision(),
                Case.instant(heard.findings().startNanos()),
                Case.instant(heard.endNanos()),
                client,
                server,
                identity.serverName(),
                TlsSeen.NONE,
                flow.addressDomain(),
                CommunityId.of(CommunityId.TCP, client, server),
                "tcp",
                tunnels(heard),
                flow.packets(),
                flow.bytes(0) + flow.bytes(1),
                mining(heard, identity, reasons, grade),
                heard.findings().inOrderOfTime(),
                flow.source(),
                flow.loss());
    }

    /** Outside of the connection, outermost first, then inside of it. */
    private static List<Tunnel> tunnels(Heard heard) {
        Stream<Tunnel> inside = Carriages.once(heard.said().carriages()).stream();
        return Stream.concat(Tunnel.around(heard.flow(), heard.client()), inside).toList();
    }

    private Mining mining(Heard heard, Identity identity, SortedSet<Reason> reasons, Grade grade) {
        Said said = heard.said();
        Optional<Algorithm> algorithm = identity.algorithm();
        Estimate<Hashrate> hashrate = hashrate(heard, algorithm);
        boolean proxy = isProxy(identity, said, heard.findings().behind());
        int workersSeen = said.workers().size() + (said.moreWorkers() ? 1 : 0);
        return new Mining(
                heard.dialect().name(),
                heard.dialect().variant(),
                proxy ? Role.PROXY : Role.MINER,
                grade,
                reasons,
                algorithm.map(Algorithm::name).or(said::algorithm),
                identity.coin(),
                identity.pool().map(Pool::name),
                identity.grounds(),
                said.account().map(name -> pseudonyms.account(identity.accountKind(name), name)),
                said.workers().stream().map(pseudonyms::worker).toList(),
                workersSeen,
                said.agent().map(Judgement::printable),
                identity.machine().map(machine -> machine.vendor() + " " + machine.model()),
                heard.sidesSeen(),
                shares(heard, algorithm),
                hashrate,
                devices(heard, identity, algorithm, hashrate, proxy, workersSeen),
                power(identity, algorithm, hashrate),
                falseAlarm(reasons, heard.findings().besides()));
    }

    /**
     * The handshake in Noise is a key of 64 random bytes, answered by 234 bytes of the 1,460 that a
     * segment may have, and that after the next message by 44: one in two million if lengths were
     * chance. They are not quite, so no more than one in 10,000 is claimed, and one in a million
     * with what is as long as shares behind it. Names, blocks and the server's answer come on top.
     */
    private static OptionalDouble falseAlarm(SortedSet<Reason> reasons, double besides) {
        if (!reasons.contains(Reason.NOISE_HANDSHAKE)) {
            return OptionalDouble.empty();
        }
        boolean hasShares = reasons.contains(Reason.SHARE_SIZED_RECORDS);
        double lengths = hasShares ? 1e-6 : 1e-4;
        return OptionalDouble.of(Math.max(CadenceConfig.LEAST_FALSE_ALARM, lengths / besides));
    }

    private static boolean isProxy(Identity identity, Said said, Behind behind) {
        return said.workers().size() >= PROXY_WORKERS
                || behind.users() >= PROXY_WORKERS
                || behind.registered() > 0
                || behind.passed() > 0
                || identity.agent()
                        .filter(
                                agent ->
                                        agent.kind() == Agent.Kind.PROXY
                                                || agent.kind() == Agent.Kind.SERVICE)
                        .isPresent();
    }

    private static Basis basis(Heard heard) {
        if (heard.countsSubmitted()) {
            return Basis.SUBMITTED_SHARES;
        }
        return switch (heard.sidesSeen()) {
            case "c2s" -> Basis.SUBMITTED_SHARES;
            case "s2c" -> Basis.REPLIES_ONLY;
            default -> Basis.ACCEPTED_SHARES;
        };
    }

    private static Shares shares(Heard heard, Optional<Algorithm> algorithm) {
        ShareTally tally = heard.tally();
        return new Shares(
                tally.submitted(),
                tally.accepted(),
                tally.rejected(),
                tally.effective(basis(heard), factor(algorithm).orElse(NO_DIFFERENCE)),
                heard.findings().workSeconds(heard.endNanos()),
                heard.sidesSeen().equals("s2c"),
                heard.difficulty()
                        .map(
                                difficulty ->
                                        BigDecimal.valueOf(difficulty.value())
                                                .stripTrailingZeros()
                                                .toPlainString()));
    }

    private static OptionalDouble factor(Optional<Algorithm> algorithm) {
        return algorithm.map(Algorithm::hashesPerDifficulty).orElse(OptionalDouble.empty());
    }

    private static Estimate<Hashrate> hashrate(Heard heard, Optional<Algorithm> algorithm) {
        if (heard.findings().reasons().containsKey(Reason.NOISE_HANDSHAKE)) {
            return Estimate.none(Unknowable.ENCRYPTED);
        }
        if (algorithm.isEmpty() && !heard.dialect().countsHashes()) {
            return Estimate.none(
                    heard.tally().submitted() + heard.tally().accepted() == 0
                            ? Unknowable.NO_SHARES
                            : Unknowable.ALGORITHM_UNKNOWN);
        }
        double seconds = heard.findings().workSeconds(heard.endNanos());
        double loss = heard.flow().loss();
        Estimate<Hashrate> byDifficulty =
                Hashrates.estimate(
                        heard.tally(),
                        factor(algorithm),
                        algorithm.map(Algorithm::unit).orElse(heard.dialect().unit()),
                        seconds,
                        basis(heard),
                        loss);
        boolean noDifficulty =
                byDifficulty.equals(Estimate.<Hashrate>none(Unknowable.NO_DIFFICULTY));
        return noDifficulty && heard.findings().hashes().shares() > 0
                ? Hashrates.estimate(heard.findings().hashes(), seconds, loss)
                : byDifficulty;
    }

    private Devices devices(
            Heard heard,
            Identity identity,
            Optional<Algorithm> algorithm,
            Estimate<Hashrate> hashrate,
            boolean proxy,
            int workers) {
        Behind behind = heard.findings().behind();
        boolean slots = proxy && identity.agent().filter(Judgement::isXmrig).isPresent();
        int registered = behind.registered();
        var hardware = algorithm.map(Algorithm::name).map(signatures::hardware).orElse(List.of());
        return DeviceCount.estimate(
                new DeviceSigns(
                        1,
                        Math.max(1, workers),
                        slots ? 1 : 0,
                        slots ? behind.slots() : 0,
                        behind.passed(),
                        proxy,
                        registered > 0 ? OptionalInt.of(registered) : OptionalInt.empty()),
                hashrate,
                hardware.stream().mapToDouble(machine -> machine.hashrate()).min(),
                algorithm.map(Algorithm::largestDevice).orElse(OptionalDouble.empty()));
    }

    /**
     * xmrig-proxy folds up to 256 miners into one connection, each with its own byte of the nonce.
     * It can be told to call itself XMRig.
     */
    private static boolean isXmrig(Agent agent) {
        return agent.prefix().toLowerCase(Locale.ROOT).startsWith("xmrig");
    }

    private Estimate<Power> power(
            Identity identity, Optional<Algorithm> algorithm, Estimate<Hashrate> hashrate) {
        return PowerEstimate.estimate(
                hashrate, PowerTable.efficiency(identity.machine(), algorithm, signatures));
    }

    private static String printable(String agent) {
        String clean = agent.replaceAll("\\p{Cntrl}", "�");
        return clean.length() <= 128 ? clean : clean.substring(0, 128);
    }
}
