package io.minewatch.simulate.opaque;

import java.util.Locale;

/** The chains that are mined, with how fast and how high they are. */
public enum ChainKind {
    MONERO(120, 3_742_100),
    BITCOIN(600, 961_250),
    LITECOIN(150, 3_160_400);

    private final int meanSeconds;
    private final int firstHeight;

    ChainKind(int meanSeconds, int firstHeight) {
        this.meanSeconds = meanSeconds;
        this.firstHeight = firstHeight;
    }

    /** Seconds between blocks on average. */
    public int meanSeconds() {
        return meanSeconds;
    }

    /** Height of the tip when the simulation begins. */
    int firstHeight() {
        return firstHeight;
    }

    /** Name in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
