package io.minewatch.benchmark;

import com.sun.management.OperatingSystemMXBean;

import io.minewatch.ledger.Filter;
import io.minewatch.ledger.Ledger;
import io.minewatch.ledger.LedgerConfig;
import io.minewatch.ledger.Position;
import io.minewatch.ledger.Scope;
import io.minewatch.ledger.Week;
import io.minewatch.locate.TableException;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How fast the ledger takes records, and answers when it is full: {@code ledger [N] [sqlite FILE |
 * postgres URL]}. Each detection is a record of revision 1; one in ten gets its revision 2 later in
 * the same day, as it goes live. Records are made while they are taken, on the same processors.
 */
public final class LedgerLoad {

    private static final int USUAL = 5_000_000;
    private static final int BATCH = 1000;
    private static final int FEEDERS = 6;
    private static final int TOLD_EVERY = 250_000;
    private static final int ROUNDS = 400;

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Ledger ledger;
    private final Province province;
    private final int detections;
    private final SplittableRandom random = new SplittableRandom(5);
    private int told;
    private double toldAt;

    private LedgerLoad(Ledger ledger, int detections) {
        this.ledger = ledger;
        this.detections = detections;
        this.province = new Province(detections);
    }

    public static void main(String[] arguments)
            throws IOException, TableException, InterruptedException, ExecutionException {
        int detections = arguments.length > 0 ? Integer.parseInt(arguments[0]) : USUAL;
        boolean postgres = arguments.length > 1 && arguments[1].equals("postgres");
        String place = arguments.length > 2 ? arguments[2] : "";
        if (place.isEmpty()) {
            System.err.println("usage: ledger [N] [sqlite FILE|postgres URL]");
            System.exit(2);
        }
        System.out.println(Machine.description("ledger", Arrays.copyOf(arguments, 2)));
        var config =
                postgres
                        ? LedgerConfig.postgres(place, "ledger", "")
                        : LedgerConfig.sqlite(Path.of(place));
        try (var ledger = Ledger.open(config.withRegions(Province.regions()))) {
            var load = new LedgerLoad(ledger, detections);
            if (ledger.change() == 0) {
                load.fill();
            }
            if (!postgres) {
                System.out.printf("file: %.2f GB%n", Files.size(Path.of(place)) / 1e9);
            }
            load.ask();
        }
    }

    private void fill() throws InterruptedException, ExecutionException {
        var next = new AtomicInteger();
        var taken = new AtomicInteger();
        long start = System.nanoTime();
        long cpuStart = SYSTEM.getProcessCpuTime();
        try (var feeders = Executors.newFixedThreadPool(FEEDERS)) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < FEEDERS; i++) {
                running.add(feeders.submit(() -> feed(next, taken, start)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        double cpu = (SYSTEM.getProcessCpuTime() - cpuStart) / 1e9;
        System.out.printf(
                "filled: %,d upserts in %.0f s, %,.0f/s; processor %.0f s, %.0f us each%n",
                taken.get(),
                seconds(start),
                taken.get() / seconds(start),
                cpu,
                cpu * 1e6 / taken.get());
    }

    private void feed(AtomicInteger next, AtomicInteger taken, long start) {
        int from;
        while ((from = next.getAndAdd(BATCH)) < detections) {
            var records = new ArrayList<String>(BATCH + BATCH / 10);
            int to = Math.min(from + BATCH, detections);
            for (int i = from; i < to; i++) {
                records.add(province.record(i, 1));
                if (i % 10 == 0 && i >= 20_000) {
                    records.add(province.record(i - 20_000, 2));
                }
            }
            ledger.record(records);
            tell(taken.addAndGet(records.size()), records.size(), start);
        }
    }

    /** The rate of the last quarter of a million, and of all. */
    private synchronized void tell(int taken, int added, long start) {
        if (taken / TOLD_EVERY == (taken - added) / TOLD_EVERY) {
            return;
        }
        double at = seconds(start);
        System.out.printf(
                "%,d upserts, %,.0f/s, %,.0f/s since the beginning%n",
                taken, (taken - told) / (at - toldAt), taken / at);
        told = taken;
        toldAt = at;
    }

    /** Something that is asked for. */
    private interface Question {
        int ask();
    }

    private void ask() {
        System.out.println("| question | p50 ms | p99 ms | max ms | rows |");
        System.out.println("| --- | --: | --: | --: | --: |");
        lists();
        sums();
    }

    private void lists() {
        list("list, everything", () -> Scope.ALL, () -> Filter.NONE);
        list("list, a county", () -> Scope.ALL, () -> with().region(county()).build());
        list("list, scope of a prefecture", this::prefecture, () -> Filter.NONE);
        list("list, scope and grade", this::prefecture, () -> with().grade("probable").build());
        list("list, scope and coin", this::prefecture, () -> with().coin("XMR").build());
        list(
                "list, a pool",
                () -> Scope.ALL,
                () -> with().pool(Province.pool(random.nextInt(30))).build());
        list(
                "list, scope and pool",
                this::prefecture,
                () -> with().pool(Province.pool(25)).build());
        list("list, an address", () -> Scope.ALL, () -> with().address(address()).build());
        list(
                "list, an enterprise",
                this::prefecture,
                () -> with().enterprise(enterprise()).build());
        list(
                "list, a word",
                () -> Scope.ALL,
                () -> with().text(enterprise().substring(2, 6)).build());
        list("list, a common word", () -> Scope.ALL, () -> with().text("数据").build());
        time("one detection", ROUNDS, this::one);
    }

    private void sums() {
        regions("regions, all time", () -> with().region(Province.CODE).build());
        regions("regions, 30 days", this::month);
        regions("regions, 30 days and a coin", () -> month("XMR"));
        regions("regions, a pool", () -> with().pool(Province.pool(random.nextInt(30))).build());
        regions(
                "regions, counties of a prefecture",
                () -> with().region(Province.prefecture(random.nextInt(15))).build());
        time("pools, all time", ROUNDS / 4, () -> ledger.pools(Scope.ALL, Filter.NONE).size());
        time("pools, scope, 30 days", ROUNDS / 4, () -> ledger.pools(prefecture(), month()).size());
        time("sites, at any depth", ROUNDS, this::sites);
        time("inventory of a week, a page", ROUNDS / 4, this::inventory);
        time("inventory of a week, scope", ROUNDS / 4, () -> inventory(prefecture()));
        time("inventory of a week, all of it", 2, this::wholeInventory);
        time("over 90 days", ROUNDS / 4, () -> over(Duration.ofDays(90), Duration.ofDays(1)));
        time(
                "over one day, hours",
                ROUNDS / 10,
                () -> over(Duration.ofDays(1), Duration.ofHours(1)));
        time(
                "overview",
                ROUNDS / 10,
                () -> (int) ledger.overview(Scope.ALL, last().plusSeconds(60)).detections());
    }

    private interface Some<T> {
        T get();
    }

    private void list(String name, Some<Scope> scope, Some<Filter> filter) {
        time(
                name,
                ROUNDS,
                () -> ledger.detections(scope.get(), filter.get(), depth(), 100).items().size());
    }

    private void regions(String name, Some<Filter> filter) {
        time(name, ROUNDS / 2, () -> ledger.regions(Scope.ALL, filter.get()).size());
    }

    /** Sites were all seen lately: a page within the last two days is anywhere. */
    private int sites() {
        long days = (Province.DAYS - 2) * 86_400_000_000L;
        var after = depth().map(p -> new Position(start() + days + spread(), "t"));
        return ledger.sites(Scope.ALL, Filter.NONE, after, 50).items().size();
    }

    private int inventory() {
        return inventory(Scope.ALL);
    }

    private int inventory(Scope scope) {
        return ledger.inventory(scope, Filter.NONE, week(), Optional.empty(), 50).items().size();
    }

    private int wholeInventory() {
        var sites = new AtomicInteger();
        ledger.eachInventoried(Scope.ALL, Filter.NONE, week(), site -> sites.incrementAndGet());
        return sites.get();
    }

    private Week week() {
        return Week.of(Province.FIRST.plus(random.nextInt(Province.DAYS), ChronoUnit.DAYS));
    }

    private static long start() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Province.FIRST);
    }

    private long spread() {
        return random.nextLong(2 * 86_400_000_000L);
    }

    private int over(Duration length, Duration step) {
        var to = Province.FIRST.plus(length).plus(random.nextInt(3), ChronoUnit.DAYS);
        return ledger.over(Scope.ALL, Filter.NONE, to.minus(length), to, step).size();
    }

    private int one() {
        String id = Province.id(random.nextInt(detections));
        return ledger.detection(Scope.ALL, id).isPresent() ? 1 : 0;
    }

    /** One page in four is the first, the others are anywhere in the list. */
    private Optional<Position> depth() {
        if (random.nextInt(4) == 0) {
            return Optional.empty();
        }
        long span = Duration.ofDays(Province.DAYS).toSeconds() * 1_000_000;
        return Optional.of(new Position(start() + random.nextLong(span), "0"));
    }

    private Scope prefecture() {
        return Scope.of(Set.of(Province.prefecture(random.nextInt(Province.PREFECTURES))));
    }

    private String county() {
        return Province.county(random.nextInt(Province.PREFECTURES * Province.COUNTIES));
    }

    private String address() {
        return Province.address(random.nextInt(province.miners()));
    }

    private String enterprise() {
        return Province.enterprise(random.nextInt(province.enterprises()));
    }

    private Instant last() {
        return ledger.detections(Scope.ALL, Filter.NONE, Optional.empty(), 1).items().stream()
                .map(kept -> kept.json().replaceFirst("(?s).*\"end\":\"([^\"]*)\".*", "$1"))
                .map(Instant::parse)
                .findFirst()
                .orElse(Province.FIRST);
    }

    private Filter month() {
        return month("");
    }

    /** 30 days of the province; of one coin, if it is not empty. */
    private Filter month(String coin) {
        var from = Province.FIRST.plus(random.nextInt(60), ChronoUnit.DAYS);
        var one =
                Filter.NONE
                        .with()
                        .between(from, from.plus(30, ChronoUnit.DAYS))
                        .region(Province.CODE);
        return coin.isEmpty() ? one.build() : one.coin(coin).build();
    }

    private static Filter.Builder with() {
        return Filter.NONE.with();
    }

    private static void time(String name, int rounds, Question question) {
        question.ask();
        double[] millis = new double[rounds];
        long rows = 0;
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            rows += question.ask();
            millis[i] = seconds(start) * 1000;
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %d |%n",
                name,
                millis[rounds / 2],
                millis[rounds * 99 / 100],
                millis[rounds - 1],
                rows / rounds);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
