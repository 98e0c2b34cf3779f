package io.minewatch.simulate.opaque;

/** Seeds for parts, so that each part is the same whatever the others do. */
final class Seeds {

    private Seeds() {}

    /** A seed for the part of this number (finalizer of SplitMix64). */
    static long mix(long seed, long part) {
        long mixed = seed ^ (part + 1) * 0x9e37_79b9_7f4a_7c15L;
        mixed = (mixed ^ mixed >>> 30) * 0xbf58_476d_1ce4_e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d0_49bb_1331_11ebL;
        return mixed ^ mixed >>> 31;
    }
}
