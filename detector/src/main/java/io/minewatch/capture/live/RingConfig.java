package io.minewatch.capture.live;

/**
 * What a ring is made of.
 *
 * @param interfaceName whose frames
 * @param rings how many share the interface
 * @param megabytes of each
 * @param fanout how they share
 * @param filter which frames, and how much of each
 * @param promiscuous also frames to others
 * @param hardwareTime times of the network card, where it gives them
 */
record RingConfig(
        String interfaceName,
        int rings,
        int megabytes,
        Fanout fanout,
        FrameFilter filter,
        boolean promiscuous,
        boolean hardwareTime) {

    int blocks() {
        return megabytes * (1024 * 1024 / RingSocket.BLOCK_BYTES);
    }
}
