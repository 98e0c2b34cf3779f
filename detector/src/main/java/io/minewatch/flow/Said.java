package io.minewatch.flow;

/** How much one side has said, as the numbers of both sides' packets show (RFC 9293, 3.4). */
final class Said {

    /** No window is larger (RFC 7323); a number farther ahead belongs to another connection. */
    private static final int MAX_WINDOW = 1 << 30;

    private boolean begun;
    private int number;
    private long bytes;

    /** Everything before this number was said. Numbers come late where packets are reordered. */
    void upTo(int next) {
        int more = next - number;
        if (!begun) {
            begun = true;
            number = next;
        } else if (more > 0 && more <= MAX_WINDOW) {
            number = next;
            bytes += more;
        }
    }

    /** Since the first number. */
    long bytes() {
        return bytes;
    }
}
