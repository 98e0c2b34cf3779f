package io.minewatch.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * Which detections are asked for. All that is given must hold.
 *
 * @param from last seen at this time or later
 * @param to first seen before this time
 * @param region code of a region; its whole subtree is meant
 * @param enterprise id or name of an organization
 * @param address of the miner, IPv4 or IPv6, in any spelling
 * @param pool name of the pool, or its host, or its address
 * @param coin its sign, as in a record
 * @param dialect {@code mining.protocol} of a record
 * @param grade {@code mining.grade} of a record
 * @param text words that occur in names, agents, addresses or pools; the beginning of a word will
 *     do
 * @param state what people said of it
 */
public record Filter(
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> region,
        Optional<String> enterprise,
        Optional<String> address,
        Optional<String> pool,
        Optional<String> coin,
        Optional<String> dialect,
        Optional<String> grade,
        Optional<String> text,
        Optional<State> state) {

    /** All detections. */
    public static final Filter NONE = new Builder().build();

    /** The same, to be changed: {@code Filter.NONE.with().coin("XMR").build()}. */
    public Builder with() {
        return new Builder(this);
    }

    /** Takes conditions one by one; each replaces what it said before. */
    public static final class Builder {

        private Optional<Instant> from = Optional.empty();
        private Optional<Instant> to = Optional.empty();
        private Optional<String> region = Optional.empty();
        private Optional<String> enterprise = Optional.empty();
        private Optional<String> address = Optional.empty();
        private Optional<String> pool = Optional.empty();
        private Optional<String> coin = Optional.empty();
        private Optional<String> dialect = Optional.empty();
        private Optional<String> grade = Optional.empty();
        private Optional<String> text = Optional.empty();
        private Optional<State> state = Optional.empty();

        private Builder() {}

        private Builder(Filter filter) {
            from = filter.from;
            to = filter.to;
            region = filter.region;
            enterprise = filter.enterprise;
            address = filter.address;
            pool = filter.pool;
            coin = filter.coin;
            dialect = filter.dialect;
            grade = filter.grade;
            text = filter.text;
            state = filter.state;
        }

        /** Between two times; see {@link Filter#from} and {@link Filter#to}. */
        public Builder between(Instant start, Instant end) {
            return from(start).to(end);
        }

        /** At any time. */
        public Builder always() {
            from = Optional.empty();
            to = Optional.empty();
            return this;
        }

        /** See {@link Filter#from}. */
        public Builder from(Instant value) {
            from = Optional.of(value);
            return this;
        }

        /** See {@link Filter#to}. */
        public Builder to(Instant value) {
            to = Optional.of(value);
            return this;
        }

        /** See {@link Filter#region}. */
        public Builder region(String value) {
            region = Optional.of(value);
            return this;
        }

        /** See {@link Filter#enterprise}. */
        public Builder enterprise(String value) {
            enterprise = Optional.of(value);
            return this;
        }

        /** See {@link Filter#address}. */
        public Builder address(String value) {
            address = Optional.of(value);
            return this;
        }

        /** See {@link Filter#pool}. */
        public Builder pool(String value) {
            pool = Optional.of(value);
            return this;
        }

        /** See {@link Filter#coin}. */
        public Builder coin(String value) {
            coin = Optional.of(value);
            return this;
        }

        /** See {@link Filter#dialect}. */
        public Builder dialect(String value) {
            dialect = Optional.of(value);
            return this;
        }

        /** See {@link Filter#grade}. */
        public Builder grade(String value) {
            grade = Optional.of(value);
            return this;
        }

        /** See {@link Filter#text}. */
        public Builder text(String value) {
            text = Optional.of(value);
            return this;
        }

        /** See {@link Filter#state}. */
        public Builder state(State value) {
            state = Optional.of(value);
            return this;
        }

        /** All conditions together. */
        public Filter build() {
            return new Filter(
                    from, to, region, enterprise, address, pool, coin, dialect, grade, text, state);
        }
    }
}
