package io.minewatch.flow;

/** Takes flows that the screen found worth following. */
public interface FlowListener {

    /** A new flow. Its data goes to the follower. */
    Follower opened(Flow flow);
}
