package io.minewatch.simulate.opaque;

import java.util.Locale;

/**
 * What miners say inside their carrier, with the lengths of its messages before they are wrapped.
 */
public enum Tongue {
    /** As cgminer and a pool of Bitcoin or Litecoin say it. */
    STRATUM_V1(156, 36),
    /** As XMRig and a pool of Monero say it. */
    XMRIG(176, 63),
    /** Frames on the wire; in another carrier these are wrapped once more. */
    STRATUM_V2(62, 58);

    private final int share;
    private final int answer;

    Tongue(int share, int answer) {
        this.share = share;
        this.answer = answer;
    }

    /** A submitted share. */
    int share() {
        return share;
    }

    /** The reply to it. */
    int answer() {
        return answer;
    }

    /** Name in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
