package io.minewatch.estimate;

/** Why a value cannot be told. The label is what records say. */
public enum Unknowable {
    NOT_MINING("not_mining"),
    NO_SHARES("no_shares"),
    NO_DIFFICULTY("no_difficulty"),
    ALGORITHM_UNKNOWN("algorithm_unknown"),
    ENCRYPTED("encrypted"),
    NO_TIME("no_time"),
    NO_HASHRATE("no_hashrate"),
    NO_HARDWARE_TABLE("no_hardware_for_algorithm");

    public final String label;

    Unknowable(String label) {
        this.label = label;
    }
}
