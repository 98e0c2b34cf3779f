package io.minewatch.locate;

/**
 * The unified social credit code of an organization (GB 32100-2015): 17 characters and a check
 * character. Its third to eighth say where it was registered, which is not where its lines are.
 */
public final class CreditCode {

    static final int LENGTH = 18;

    /** Neither I, O, S, V nor Z: they are read as digits or as each other. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final int MODULUS = 31;

    /** The weight of each place is this many times that of the place before. */
    private static final int WEIGHT_STEP = 3;

    private CreditCode() {}

    /** True if the characters are those of a code and the last one checks the others. */
    static boolean isValid(String code) {
        return code.length() == LENGTH
                && code.substring(2, 8).chars().allMatch(c -> c >= '0' && c <= '9')
                && code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                && code.charAt(LENGTH - 1) == check(code);
    }

    /** The check character of a code's first 17 characters, all of them in the alphabet. */
    public static char check(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * weight;
            weight = weight * WEIGHT_STEP % MODULUS;
        }
        return ALPHABET.charAt((MODULUS - sum % MODULUS) % MODULUS);
    }
}
