package io.minewatch.verdict;

import io.minewatch.cadence.Sign;
import io.minewatch.cadence.ThinFlow;
import io.minewatch.cadence.name.Named;
import io.minewatch.cadence.name.TlsSeen;
import io.minewatch.estimate.Devices;
import io.minewatch.estimate.Estimate;
import io.minewatch.estimate.Unknowable;
import io.minewatch.flow.Flow;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * Collects what one flow that cannot be read shows, and reports it: at its end, at the end of the
 * UTC day, whenever it becomes surer, and as often as it was asked for.
 */
final class OpaqueCase {

    private static final String UNKNOWN = "unknown_encrypted";
    private static final String IN_NOISE = "stratum_v2";

    private static final Grounds OF_NAME =
            new Grounds(
                    List.of(),
                    List.of(Ground.HOST),
                    OptionalLong.empty(),
                    Optional.empty(),
                    List.of());

    private final VerdictConfig config;
    private final PoolAnswers answers;
    private final DetectionListener next;
    private final Flow flow;
    private final long reportNanos;
    private final Map<Reason, Sign> signs = new EnumMap<>(Reason.class);
    private final Map<Reason, Instant> times = new EnumMap<>(Reason.class);
    private Optional<Named> name = Optional.empty();
    private TlsSeen tls = TlsSeen.NONE;
    private String protocol = "";
    private boolean isRhythmEnough;
    private boolean isVisit = true;
    private long startNanos;
    private long lastNanos;
    private long reportedNanos;
    private Optional<Grade> reported = Optional.empty();
    private long revision;

    OpaqueCase(
            VerdictConfig config,
            PoolAnswers answers,
            DetectionListener next,
            Flow flow,
            ThinFlow seen) {
        this.config = config;
        this.answers = answers;
        this.next = next;
        this.flow = flow;
        this.reportNanos = config.reportInterval().map(Duration::toNanos).orElse(Long.MAX_VALUE);
        this.startNanos = Math.min(seen.firstNanos(), flow.firstNanos());
        this.lastNanos = seen.lastNanos();
    }

    /** True if all that is known is that it follows a chain. */
    boolean isFollower() {
        return fused().standing() == Fusion.Standing.FOLLOWER;
    }

    void heard(ThinFlow seen) {
        collect(seen, false);
        Optional<Grade> grade = fused().grade();
        boolean isSurer =
                grade.isPresent()
                        && reported.map(before -> grade.get().compareTo(before) > 0).orElse(true);
        boolean isDue = reportNanos != Long.MAX_VALUE && lastNanos - reportedNanos >= reportNanos;
        if (reportNanos != Long.MAX_VALUE && isSurer || isDue) {
            report(seen);
        }
    }

    void ended(ThinFlow seen) {
        collect(seen, true);
        report(seen);
    }

    private void collect(ThinFlow seen, boolean isOver) {
        if (Case.day(seen.lastNanos()).isAfter(Case.day(startNanos))) {
            turnDay(seen);
        }
        lastNanos = seen.lastNanos();
        name = seen.name().or(() -> name);
        tls = seen.tls().and(tls);
        for (Sign sign : seen.signs()) {
            Reason reason = SignEvidence.reason(sign.kind(), seen, name);
            signs.put(reason, sign);
            times.putIfAbsent(reason, Case.instant(lastNanos));
        }
        isRhythmEnough = isNoise() || seen.isRhythmEnough(isOver);
        isVisit = seen.seconds() <= Fusion.VISIT_SECONDS;
        answers.of(Endpoint.of(flow, 1 - seen.clientSide()), flow.addressDomain())
                .ifPresent(this::answered);
    }

    /** What was seen once stays: of a few minutes more a part may have been lost. */
    private boolean isNoise() {
        return signs.containsKey(Reason.SHARE_SIZED_RECORDS);
    }

    private void answered(PoolAnswer answer) {
        signs.put(Reason.POOL_ANSWERED, SignEvidence.of(answer));
        times.put(Reason.POOL_ANSWERED, answer.time());
    }

    /**
     * Addresses change hands, so that a record is of one day. Of what was seen before only what the
     * flow shows still is told of the new day; but for the lengths of Noise, which stay.
     */
    private void turnDay(ThinFlow seen) {
        report(seen);
        startNanos = seen.lastNanos();
        protocol = "";
        signs.keySet().removeIf(reason -> reason != Reason.SHARE_SIZED_RECORDS);
        times.clear();
        signs.keySet().forEach(reason -> times.put(reason, Case.instant(startNanos)));
        reported = Optional.empty();
        revision = 0;
    }

    private Fusion fused() {
        return Fusion.of(signs.values(), isRhythmEnough, isVisit);
    }

    private void report(ThinFlow seen) {
        var fused = fused();
        var grade = fused.grade();
        if (grade.isEmpty()) {
            return;
        }
        reported = grade;
        reportedNanos = lastNanos;
        next.detection(detection(seen, mining(seen, grade.get(), fused.falseAlarm())));
    }

    private Detection detection(ThinFlow seen, Mining mining) {
        var client = Endpoint.of(flow, seen.clientSide());
        var server = Endpoint.of(flow, 1 - seen.clientSide());
        String transport = seen.isUdp() ? "udp" : "tcp";
        return new Detection(
                DetectionId.of(
                        config.operator(),
                        flow.addressDomain(),
                        client,
                        server,
                        transport,
                        mining.protocol(),
                        Case.day(startNanos)),
                ++revision,
                Case.instant(startNanos),
                Case.instant(lastNanos),
                client,
                server,
                name.map(Named::host),
                tls,
                flow.addressDomain(),
                CommunityId.of(seen.isUdp() ? CommunityId.UDP : CommunityId.TCP, client, server),
                transport,
                Tunnel.around(flow, seen.clientSide()).toList(),
                (long) seen.upSegments() + seen.downSegments(),
                (long) seen.upBytes() + seen.downBytes(),
                mining,
                evidence(),
                flow.source(),
                flow.loss());
    }

    private List<Evidence> evidence() {
        return signs.entrySet().stream()
                .map(one -> SignEvidence.of(one.getKey(), one.getValue(), time(one.getKey())))
                .sorted(Comparator.comparing(Evidence::time))
                .toList();
    }

    private Instant time(Reason reason) {
        return times.getOrDefault(reason, Case.instant(lastNanos));
    }

    private Mining mining(ThinFlow seen, Grade grade, double falseAlarm) {
        String protocol = protocolOfToday();
        return new Mining(
                protocol,
                protocol,
                Role.MINER,
                grade,
                new TreeSet<>(signs.keySet()),
                Optional.empty(),
                Optional.empty(),
                name.map(Named::pool),
                name.isPresent() ? OF_NAME : Grounds.NONE,
                Optional.empty(),
                List.of(),
                0,
                Optional.empty(),
                Optional.empty(),
                sidesSeen(seen),
                Shares.NONE,
                Estimate.none(Unknowable.ENCRYPTED),
                new Devices(1, OptionalInt.empty(), "sessions"),
                Estimate.none(Unknowable.NO_HASHRATE),
                OptionalDouble.of(falseAlarm));
    }

    /** Part of the id, so that it stays as it was told first. */
    private String protocolOfToday() {
        if (protocol.isEmpty()) {
            protocol = isNoise() ? IN_NOISE : UNKNOWN;
        }
        return protocol;
    }

    private static String sidesSeen(ThinFlow seen) {
        if (seen.downSegments() == 0) {
            return "c2s";
        }
        return seen.upSegments() == 0 ? "s2c" : "both";
    }
}
