package io.minewatch.locate;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a subscriber table, row by row. */
final class SubscriberLoader {

    private static final Pattern REGION_CODE = Pattern.compile("[1-9][0-9]{5}");

    private static final String LEFT_OUT = "; row left out";

    /** Reads one field. */
    private interface Parser<T> {
        T parse(String text) throws BadValue;
    }

    private final Path file;
    private final CsvRows<SubscriberColumn> csv;
    private final PrefixIndexBuilder v4 = new PrefixIndexBuilder();
    private final PrefixIndexBuilder v6 = new PrefixIndexBuilder();
    private final Assignments rows = new Assignments();

    private SubscriberLoader(Path file, CsvRows<SubscriberColumn> csv) {
        this.file = file;
        this.csv = csv;
    }

    static SubscriberTable load(Path file) throws TableException {
        var problems = new Problems();
        try (var csv = new CsvRows<>(file, SubscriberColumn.class, problems)) {
            boolean ends = csv.has(SubscriberColumn.START) && csv.has(SubscriberColumn.END);
            csv.require(csv.has(SubscriberColumn.PREFIX) || ends, "prefix (or start and end)");
            var loader = new SubscriberLoader(file, csv);
            while (csv.next()) {
                loader.row();
            }
            loader.rows.seal();
            return new SubscriberTable(
                    loader.v4.build(), loader.v6.build(), loader.rows, problems, csv.unread());
        }
    }

    private void row() throws TableException {
        var range = range();
        var validity = validity();
        var domain = read(SubscriberColumn.ADDRESS_DOMAIN, SubscriberLoader::domain);
        if (range.isEmpty() || validity.isEmpty() || domain.isEmpty()) {
            return;
        }
        var holder =
                List.of(
                        csv.text(SubscriberColumn.LINE),
                        csv.text(SubscriberColumn.ENTERPRISE),
                        creditCode(),
                        csv.text(SubscriberColumn.ADDRESS),
                        regionCode(),
                        csv.text(SubscriberColumn.NATURE));
        if (holder.stream().limit(5).allMatch(String::isEmpty)) {
            csv.reportRow(
                    csv.get(SubscriberColumn.PREFIX).isEmpty()
                            ? SubscriberColumn.START
                            : SubscriberColumn.PREFIX,
                    "names neither a holder nor a place" + LEFT_OUT);
            return;
        }
        add(range.get(), validity.get(), domain.get(), holder);
    }

    private Optional<IpRange> range() {
        if (!csv.get(SubscriberColumn.PREFIX).isEmpty() || !csv.has(SubscriberColumn.START)) {
            return read(SubscriberColumn.PREFIX, IpRange::parse);
        }
        var first = read(SubscriberColumn.START, IpKey::parse);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        return read(SubscriberColumn.END, text -> IpRange.of(first.get(), IpKey.parse(text)));
    }

    private Optional<Validity> validity() {
        var from = read(SubscriberColumn.VALID_FROM, Validity::from);
        if (from.isEmpty()) {
            return Optional.empty();
        }
        return read(SubscriberColumn.VALID_TO, text -> Validity.of(from.get(), text));
    }

    private static String domain(String text) throws BadValue {
        if (text.length() > CsvRows.MAX_TEXT) {
            throw new BadValue("at most " + CsvRows.MAX_TEXT + " characters");
        }
        return text;
    }

    private String creditCode() {
        String code = csv.get(SubscriberColumn.CREDIT_CODE).toUpperCase(Locale.ROOT);
        if (code.isEmpty() || CreditCode.isValid(code)) {
            return code;
        }
        csv.report(
                SubscriberColumn.CREDIT_CODE,
                "expected 18 characters that pass the check of GB 32100; kept without the code");
        return "";
    }

    private String regionCode() {
        String code = csv.get(SubscriberColumn.REGION_CODE);
        if (code.isEmpty() || REGION_CODE.matcher(code).matches()) {
            return code;
        }
        csv.report(
                SubscriberColumn.REGION_CODE, "expected six digits; kept without the region code");
        return "";
    }

    /** Reads a field; a bad one is reported, and the row with it is left out. */
    private <T> Optional<T> read(SubscriberColumn column, Parser<T> parser) {
        try {
            return Optional.of(parser.parse(csv.get(column)));
        } catch (BadValue e) {
            csv.report(column, "expected " + e.expected() + LEFT_OUT);
            return Optional.empty();
        }
    }

    private void add(IpRange range, Validity validity, String domain, List<String> holder)
            throws TableException {
        try {
            int row = rows.add(validity, domain, holder);
            range.split((first, length) -> (first.v4() ? v4 : v6).add(first, length, row));
        } catch (BadValue e) {
            throw new TableException(file, "line " + csv.line() + ": " + e.expected(), e);
        }
    }
}
