package io.minewatch.emit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** Numbers as text. */
final class Decimal {

    /** Digits that count: more than any of our measurements has. */
    private static final MathContext DIGITS = new MathContext(6);

    private Decimal() {}

    /** Six significant digits without exponent; empty for what is no number. */
    static Optional<String> of(double value) {
        if (!Double.isFinite(value)) {
            return Optional.empty();
        }
        var rounded = new BigDecimal(value).round(DIGITS);
        return Optional.of(
                rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString());
    }
}
