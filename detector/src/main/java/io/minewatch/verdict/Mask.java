package io.minewatch.verdict;

/**
 * Leaves out the middle of a name, so that people recognise one they know and learn none that they
 * do not.
 *
 * <p>At most a third of the characters is shown, and never more than the first six and the last
 * four: {@code bc1qar…5mdq}. Of an e-mail address at most the first character and the top-level
 * domain are shown: {@code j…@….com}; of a local part of one or two characters nothing is.
 */
final class Mask {

    private static final int HEAD = 6;
    private static final int TAIL = 4;

    /** A name may be shown up to one part in so many. */
    private static final int SHARE = 3;

    private static final String GAP = "…";

    private Mask() {}

    static String of(String name) {
        int at = name.lastIndexOf('@');
        return at > 0 && at < name.length() - 1 ? mail(name, at) : plain(name);
    }

    private static String plain(String name) {
        if (name.isEmpty()) {
            return "";
        }
        int[] characters = name.codePoints().toArray();
        int shown = Math.min(HEAD + TAIL, characters.length / SHARE);
        int tail = shown * TAIL / (HEAD + TAIL);
        int head = shown - tail;
        return new String(characters, 0, head)
                + GAP
                + new String(characters, characters.length - tail, tail);
    }

    private static String mail(String name, int at) {
        int allowed = name.codePointCount(0, name.length()) / SHARE;
        String head = name.codePointCount(0, at) >= SHARE ? first(name) : "";
        String top = name.substring(name.lastIndexOf('.') + 1);
        boolean showTop =
                name.lastIndexOf('.') > at + 1
                        && !top.isEmpty()
                        && top.chars().allMatch(Character::isLetter)
                        && head.length() + top.length() <= allowed;
        return head + GAP + "@" + GAP + (showTop ? "." + top : "");
    }

    private static String first(String name) {
        return name.substring(0, name.offsetByCodePoints(0, 1));
    }
}
