package io.minewatch.ledger;

import java.time.Instant;

/** Filters of one condition. */
final class Filters {

    private Filters() {}

    static Filter from(Instant from) {
        return Filter.NONE.with().from(from).build();
    }

    static Filter to(Instant to) {
        return Filter.NONE.with().to(to).build();
    }

    static Filter region(String region) {
        return Filter.NONE.with().region(region).build();
    }

    static Filter enterprise(String enterprise) {
        return Filter.NONE.with().enterprise(enterprise).build();
    }

    static Filter address(String address) {
        return Filter.NONE.with().address(address).build();
    }

    static Filter pool(String pool) {
        return Filter.NONE.with().pool(pool).build();
    }

    static Filter coin(String coin) {
        return Filter.NONE.with().coin(coin).build();
    }

    static Filter dialect(String dialect) {
        return Filter.NONE.with().dialect(dialect).build();
    }

    static Filter grade(String grade) {
        return Filter.NONE.with().grade(grade).build();
    }

    static Filter text(String text) {
        return Filter.NONE.with().text(text).build();
    }

    static Filter state(State state) {
        return Filter.NONE.with().state(state).build();
    }
}
