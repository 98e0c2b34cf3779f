package io.minewatch.protocol.carrier;

/** What the two sides of one conversation know of each other's carriers. */
public final class Sides {

    private int first = -1;
    private final boolean[] tunnelAsked = new boolean[2];
    private boolean framed;

    /** A side sends something. */
    public void spoke(int side) {
        first = first < 0 ? side : first;
    }

    /** True if the side sent something before the other one did. */
    boolean spokeFirst(int side) {
        return first == side;
    }

    /** The side asked a proxy for a tunnel. */
    void asksTunnel(int side) {
        tunnelAsked[side] = true;
    }

    /** True if the other side asked for a tunnel and is not answered yet. */
    boolean isTunnelAsked(int side) {
        return tunnelAsked[1 - side];
    }

    /** True once if the other side asked for a tunnel. */
    boolean grantsTunnel(int side) {
        boolean asked = tunnelAsked[1 - side];
        tunnelAsked[1 - side] = false;
        return asked;
    }

    /** The conversation is in HTTP or WebSocket: lines mean nothing in it. */
    void areFramed() {
        framed = true;
    }

    /** True if either side showed that the conversation is in HTTP or WebSocket. */
    public boolean isFramed() {
        return framed;
    }
}
