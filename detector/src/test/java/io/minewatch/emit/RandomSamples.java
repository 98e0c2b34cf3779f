package io.minewatch.emit;

import io.minewatch.cadence.name.TlsSeen;
import io.minewatch.estimate.Devices;
import io.minewatch.estimate.Estimate;
import io.minewatch.estimate.Hashrate;
import io.minewatch.estimate.Power;
import io.minewatch.estimate.Unknowable;
import io.minewatch.locate.LocatedDetection;
import io.minewatch.locate.Location;
import io.minewatch.locate.Location.Coarse;
import io.minewatch.locate.Location.Organization;
import io.minewatch.verdict.Account;
import io.minewatch.verdict.Evidence;
import io.minewatch.verdict.Grade;
import io.minewatch.verdict.Reason;
import io.minewatch.verdict.Role;
import io.minewatch.verdict.Shares;
import io.minewatch.verdict.Tunnel;
import io.minewatch.verdict.Worker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Detections of every shape, with whatever can stand in a name, the same for the same seed. */
final class RandomSamples {

    private static final String[] TEXTS = {
        "",
        "pool.example",
        "=HYPERLINK(\"http://x\",\"y\")",
        "+1",
        "-2;3",
        "@SUM(A1)",
        "＝1",
        "\tcell",
        " =1",
        "two\r\nlines",
        "\u001b[2J\u001b]0;title\u0007",
        "\u202Etxt.exe",
        "\u2066a\u2069",
        "\uD800",
        "\uDC00\uD800",
        "\u0000",
        "\u0085\u2028\u2029",
        "中华人民共和国重庆市酉阳土家族苗族自治县",
        "e\u0301\u0301\u0301",
        "\uD83D\uDE00 rig",
        "\"quoted\", and more",
        "x".repeat(300)
    };

    private static final double[] NUMBERS = {
        0,
        1,
        0.5,
        4.33e12,
        1e-300,
        Double.MAX_VALUE,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };

    private static final Role[] MINING_ROLES = {Role.MINER, Role.PROXY, Role.POOL};
    private static final Grade[] MINING_GRADES = {Grade.SUSPECTED, Grade.PROBABLE, Grade.CONFIRMED};

    private final Random random;

    RandomSamples(long seed) {
        random = new Random(seed);
    }

    LocatedDetection next() {
        var sample = random.nextBoolean() ? Sample.full() : Sample.bare();
        sample.id = "d1-" + random.nextInt(50);
        sample.start = time();
        sample.end = time();
        sample.client = address();
        sample.server = address();
        sample.serverName = maybe(this::text);
        sample.tls =
                random.nextBoolean()
                        ? TlsSeen.NONE
                        : new TlsSeen(name(), Optional.empty(), name(), name(), some(this::text));
        sample.addressDomain = text();
        sample.communityId = "1:" + random.nextInt(100);
        sample.tunnels =
                some(() -> new Tunnel(text(), random.nextInt(99), name(), name(), name(), name()));
        sample.source = text();
        sample.loss = number();
        sample.evidence =
                some(() -> new Evidence(any(Reason.values()), text(), time(), "client", text()));
        sample.ofServer = random.nextBoolean();
        sample.other = maybe(this::coarse);
        mining(sample);
        sample.location =
                new Location(
                        "L" + random.nextInt(5),
                        name(),
                        some(this::text),
                        name(),
                        maybe(() -> new Organization(name(), name())),
                        name(),
                        maybe(this::coarse),
                        some(this::text),
                        "geoip");
        return sample.take();
    }

    private static List<String> dialects() {
        return EveSignatures.DIALECTS.stream().filter(name -> !isOfNodes(name)).toList();
    }

    private static boolean isOfNodes(String protocol) {
        return protocol.equals("bitcoin_p2p") || protocol.equals("levin");
    }

    private void mining(Sample sample) {
        sample.protocol = any(dialects().toArray(String[]::new));
        sample.role = any(MINING_ROLES);
        sample.grade = any(MINING_GRADES);
        sample.reasons = new TreeSet<>(some(() -> any(Reason.values())));
        sample.algorithm = name();
        sample.coin = name();
        sample.pool = name();
        sample.account = maybe(() -> account());
        sample.workers = some(() -> new Worker(text(), hex(), name()));
        sample.agent = name();
        sample.hardware = name();
        sample.shares =
                new Shares(
                        random.nextInt(999),
                        random.nextInt(999),
                        random.nextInt(999),
                        number(),
                        number(),
                        random.nextBoolean(),
                        name());
        sample.hashrate =
                random.nextBoolean()
                        ? Estimate.none(any(Unknowable.values()))
                        : Estimate.of(
                                new Hashrate(number(), number(), number(), "H/s", 0.95, text()));
        sample.power =
                random.nextBoolean()
                        ? Estimate.none(any(Unknowable.values()))
                        : Estimate.of(new Power(number(), number(), 1, 1.2, text()));
        sample.devices =
                new Devices(
                        random.nextInt(9),
                        random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(9),
                        text());
    }

    private Account account() {
        return new Account(text(), text(), hex(), "630dcd29", name());
    }

    private Coarse coarse() {
        return new Coarse(name(), name(), maybe(() -> random.nextLong(1L << 32)), name());
    }

    private String hex() {
        return "%032x".formatted(random.nextInt(1 << 30));
    }

    private Optional<String> name() {
        return maybe(this::text);
    }

    private String text() {
        return any(TEXTS);
    }

    private double number() {
        return NUMBERS[random.nextInt(NUMBERS.length)];
    }

    private Instant time() {
        return switch (random.nextInt(8)) {
            case 0 -> Instant.MIN;
            case 1 -> Instant.MAX;
            default -> Instant.ofEpochSecond(random.nextLong(1L << 32), random.nextInt(1000));
        };
    }

    private String address() {
        return random.nextBoolean()
                ? "10.%d.0.%d".formatted(random.nextInt(256), random.nextInt(256))
                : "2001:db8:ffff:ffff:ffff:ffff:ffff:%x".formatted(random.nextInt(65536));
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> List<T> some(Supplier<T> value) {
        var values = new ArrayList<T>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.add(value.get());
        }
        return values;
    }
}
