package io.minewatch.cadence.clock;

import io.minewatch.flow.Flow;
import io.minewatch.flow.PeerNetwork;
import io.minewatch.protocol.ConversationListener;
import io.minewatch.protocol.Dialect;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Heard;
import io.minewatch.protocol.carrier.Carriage;
import io.minewatch.protocol.carrier.Envelope;

import java.util.Optional;

/**
 * Learns the block clock from mining that can be read: stands in front of the listener that judges
 * it, and passes everything on.
 */
public final class JobWatch implements ConversationListener {

    private final ConversationListener next;
    private final JobChains chains;

    /** For one worker; the chains may be shared. */
    public JobWatch(ConversationListener next, JobChains chains) {
        this.next = next;
        this.chains = chains;
    }

    @Override
    public Listener begins(Flow flow, Dialect dialect) {
        return new Watched(next.begins(flow, dialect), chains.miner(dialect.variant()));
    }

    @Override
    public Optional<Lasting> nodes(Flow flow, PeerNetwork network, int first) {
        return next.nodes(flow, network, first);
    }

    private record Watched(Listener next, JobChains.Miner miner) implements Listener {

        @Override
        public void dialect(Dialect dialect) {
            miner.speaks(dialect.variant());
            next.dialect(dialect);
        }

        @Override
        public void client(int side) {
            next.client(side);
        }

        @Override
        public void carried(Carriage carriage) {
            next.carried(carriage);
        }

        @Override
        public void event(Heard heard, Event event) {
            if (event instanceof Event.Job job && !isAskedFor(heard)) {
                miner.job(job, heard.timeNanos());
            }
            next.event(heard, event);
        }

        /**
         * Over HTTP a job is an answer: it tells the time of the asker's timer, not the block's.
         */
        private static boolean isAskedFor(Heard heard) {
            return heard.message().envelope().kind() == Envelope.Kind.HTTP;
        }

        @Override
        public void withdrawn() {
            next.withdrawn();
        }

        @Override
        public void pulse(long timeNanos) {
            next.pulse(timeNanos);
        }

        @Override
        public void ended(long timeNanos) {
            next.ended(timeNanos);
        }
    }
}
