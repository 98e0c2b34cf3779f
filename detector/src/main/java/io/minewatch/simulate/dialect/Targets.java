package io.minewatch.simulate.dialect;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** Targets that shares of a difficulty stay below. */
final class Targets {

    private static final BigInteger BITCOIN_ONE = BigInteger.valueOf(0xffff).shiftLeft(208);
    private static final BigInteger SCRYPT_ONE = BITCOIN_ONE.shiftLeft(16);
    private static final BigInteger EVERYTHING = BigInteger.ONE.shiftLeft(256);

    /** More digits than 2^256 has. */
    private static final MathContext EXACT = new MathContext(100);

    private Targets() {}

    /** 64 hex digits, most significant first. */
    static String of(Coin coin, double difficulty) {
        BigInteger one = coin == Coin.BITCOIN ? BITCOIN_ONE : SCRYPT_ONE;
        return hex(divide(one, difficulty));
    }

    /** 64 hex digits, most significant first, of the target that takes so many hashes. */
    static String ofHashes(double hashes) {
        return hex(divide(EVERYTHING, hashes));
    }

    private static BigInteger divide(BigInteger one, double by) {
        return new BigDecimal(one).divide(new BigDecimal(by), EXACT).toBigInteger();
    }

    private static String hex(BigInteger target) {
        return String.format("%064x", target);
    }
}
