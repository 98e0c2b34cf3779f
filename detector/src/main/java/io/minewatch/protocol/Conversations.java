package io.minewatch.protocol;

import io.minewatch.flow.Flow;
import io.minewatch.flow.FlowListener;
import io.minewatch.flow.Follower;
import io.minewatch.metrics.Counters;

import java.util.List;

/** Opens a conversation for every flow that is followed. */
public final class Conversations implements FlowListener {

    private final List<Dialect> dialects;
    private final ConversationListener listener;
    private final Counters counters;
    private final List<BinaryForm> forms;
    private final Allowance allowance = new Allowance();

    /** Dialects are tried in the order given. */
    public Conversations(List<Dialect> dialects, ConversationListener listener, Counters counters) {
        this.dialects = List.copyOf(dialects);
        this.listener = listener;
        this.counters = counters;
        this.forms = this.dialects.stream().flatMap(one -> one.binaryForm().stream()).toList();
    }

    @Override
    public Follower opened(Flow flow) {
        return new Conversation(flow, dialects, forms, listener, counters, allowance);
    }
}
