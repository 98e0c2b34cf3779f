package io.minewatch.capture.live;

/**
 * What a ring is made of.
 *
 * @param interfaceName whose frames
 * @param rings how many share the interface
 * @param megabytes of each
 * @param fanout how they share
 * @param filtering which frames, and how much of each
 * @param promiscuous also frames to others
 * @param hardwareTime times of the network card, where it gives them
 */
record RingConfig(
        String interfaceName,
        int rings,
        int megabytes,
        Fanout fanout,
        Filtering filtering,
        boolean promiscuous,
        boolean hardwareTime) {

    /** Makes the filter for a kind of frames. */
    interface Filtering {

        /**
         * @param linkType a LINKTYPE_ value
         */
        FrameFilter of(int linkType) throws CaptureUnavailable;
    }

    int blocks() {
        return megabytes * (1024 * 1024 / RingSocket.BLOCK_BYTES);
    }
}
