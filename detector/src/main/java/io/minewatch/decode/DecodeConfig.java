package io.minewatch.decode;

/**
 * How frames are decoded.
 *
 * @param vlanInDomain true if equal addresses in different VLANs are different hosts. To be false
 *     where the two directions of a flow travel in different VLANs, or only one of them is tagged
 */
public record DecodeConfig(boolean vlanInDomain) {

    /** What suits a link whose two directions are tagged alike. */
    public static DecodeConfig standard() {
        return new DecodeConfig(true);
    }
}
