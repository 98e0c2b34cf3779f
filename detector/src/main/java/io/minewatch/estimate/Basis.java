package io.minewatch.estimate;

/** What a hashrate was computed from. The label is what records say. */
public enum Basis {
    /** Both sides were seen: shares that the pool accepted. */
    ACCEPTED_SHARES("accepted_shares"),
    /** Only the client's side was seen: shares that it sent; a pool takes some 95 % of them. */
    SUBMITTED_SHARES("submitted_shares"),
    /** Only the pool's side was seen: what it accepted. */
    REPLIES_ONLY("replies_only"),
    /** Only the client's side was seen, and it sent the hashes themselves. */
    RESULT_HASHES("result_hashes");

    public final String label;

    Basis(String label) {
        this.label = label;
    }
}
