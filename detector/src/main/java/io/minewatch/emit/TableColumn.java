package io.minewatch.emit;

import io.minewatch.verdict.Account;
import io.minewatch.verdict.Reason;
import io.minewatch.verdict.Role;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns of the table, from left to right. */
enum TableColumn {
    GRADE("GRADE", 2, row -> row.grade().label),
    MINER("MINER", 1, TableColumn::miner),
    WHERE("WHERE", 4, 16, row -> WhereText.of(row.best())),
    POOL("POOL", 3, 24, TableColumn::pool),
    PROTOCOL("PROTOCOL", 6, TableColumn::protocol),
    COIN("COIN", 7, 12, TableColumn::coin),
    AGENT("AGENT", 11, 12, row -> row.agent().orElse("")),
    ACCOUNT("ACCOUNT", 12, 12, row -> row.account().map(Account::display).orElse("")),
    ACCEPTED("ACCEPTED", 8, row -> Long.toString(row.accepted())),
    HASHRATE("HASHRATE", 5, row -> row.hashrate().map(HashrateText::of).orElse("")),
    SINCE("SINCE (UTC)", 9, row -> Stamp.plain(row.start())),
    FLOWS("FLOWS", 13, row -> row.flows() + (row.flowsLeftOut() ? "+" : "")),
    EVIDENCE("EVIDENCE", 10, 16, TableColumn::evidence);

    /** Stands for what is not known. */
    private static final String NONE = "-";

    /** What stands above it. */
    final String head;

    private final int priority;
    private final int narrowest;
    private final Function<TableRow, String> cell;

    /** A column whose cells are never cut. */
    TableColumn(String head, int priority, Function<TableRow, String> cell) {
        this(head, priority, Integer.MAX_VALUE, cell);
    }

    /** A column whose cells may be cut to so many columns of the terminal. */
    TableColumn(String head, int priority, int narrowest, Function<TableRow, String> cell) {
        this.head = head;
        this.priority = priority;
        this.narrowest = narrowest;
        this.cell = cell;
    }

    /** The most important first. */
    static List<TableColumn> byPriority() {
        return Arrays.stream(values())
                .sorted(Comparator.comparingInt(column -> column.priority))
                .toList();
    }

    String cell(TableRow row) {
        String text = VisibleText.of(cell.apply(row));
        return text.isEmpty() ? NONE : text;
    }

    /** Those without which a row is of little use. */
    boolean isEssential() {
        return priority <= COIN.priority;
    }

    /** Whether the cell says something that does not go without saying. */
    boolean says(TableRow row) {
        String cell = cell(row);
        return switch (this) {
            case WHERE -> !cell.equals(WhereText.NOWHERE);
            case FLOWS -> !cell.equals("1");
            default -> !cell.equals(NONE);
        };
    }

    /** Numbers stand at the right. */
    boolean isNumber() {
        return this == ACCEPTED || this == FLOWS;
    }

    /** Columns of the terminal that this cell takes if nothing is cut. */
    int whole(TableRow row) {
        return TerminalText.width(cell(row));
    }

    /** Columns of the terminal that this cell needs at least; an address in it stays whole. */
    int least(TableRow row) {
        int whole = whole(row);
        return switch (this) {
            case MINER -> Math.min(whole, address(row).length() + " …".length());
            case POOL -> isNamed(row) ? Math.min(whole, narrowest) : whole;
            default -> Math.min(whole, narrowest);
        };
    }

    private static String miner(TableRow row) {
        String domain = row.best().detection().addressDomain();
        return domain.isEmpty() ? address(row) : address(row) + " (" + domain + ")";
    }

    private static String address(TableRow row) {
        return AddressText.of(row.best().detection().client().address());
    }

    private static String pool(TableRow row) {
        var detection = row.best().detection();
        return row.pool()
                .or(
                        () ->
                                detection
                                        .serverName()
                                        .map(name -> name + ":" + detection.server().port()))
                .orElseGet(() -> AddressText.of(detection.server()));
    }

    private static boolean isNamed(TableRow row) {
        return row.pool().isPresent() || row.best().detection().serverName().isPresent();
    }

    private static String protocol(TableRow row) {
        var mining = row.best().detection().mining();
        return mining.role() == Role.MINER
                ? mining.protocol()
                : mining.protocol() + " " + mining.role().label;
    }

    private static String coin(TableRow row) {
        return Stream.of(row.coin(), row.algorithm())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    private static String evidence(TableRow row) {
        return row.reasons().stream()
                .sorted(Comparator.comparingInt(TableColumn::weight).reversed())
                .map(Enum::name)
                .collect(Collectors.joining(","));
    }

    /** Work that the pool took says most, then work, then the talk before it. */
    private static int weight(Reason reason) {
        return switch (reason) {
            case SHARE_ACCEPTED -> 2;
            case SHARE,
                    SHARE_REJECTED,
                    ONE_SIDED_SHARES,
                    ONE_SIDED_REPLIES,
                    UNANSWERED_SHARES,
                    SHARE_SIZED_RECORDS ->
                    1;
            default -> 0;
        };
    }
}
