package io.minewatch.cadence.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.minewatch.decode.TestPackets;
import io.minewatch.flow.Flow;
import io.minewatch.flow.PeerNetwork;
import io.minewatch.protocol.ConversationListener;
import io.minewatch.protocol.Dialect;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Heard;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Speaker;
import io.minewatch.protocol.carrier.Carriage;
import io.minewatch.protocol.carrier.Envelope;
import io.minewatch.protocol.rpc.GetBlockTemplate;
import io.minewatch.protocol.stratumv1.StratumV1;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/** Which jobs tell the clock the time of a block, and that all are passed on. */
class JobWatchTest {

    private static final long SECOND = 1_000_000_000L;
    private static final Envelope HTTP = new Envelope(Envelope.Kind.HTTP, Optional.empty());

    private final BlockClock clock = new BlockClock();
    private int passedOn;

    @Test
    void workThatIsSentTellsTheTime() {
        show(new StratumV1(), Envelope.LINE);
        assertEquals(List.of("stratum_v1#1: 2 ticks, one in 60 s"), List.of(clock.describe()));
        assertEquals(3, passedOn);
    }

    /** Who asks each minute hears of each block on a full minute of his own. */
    @Test
    void workThatIsAskedForTellsWhenItWasAskedFor() {
        show(new GetBlockTemplate(), HTTP);
        assertEquals(0, clock.chains());
        assertEquals(3, passedOn);
    }

    private void show(Dialect dialect, Envelope envelope) {
        var flow = new Flow(TestPackets.tcp(false, 1, new byte[] {1}, SECOND));
        var listener = new JobWatch(new Next(), new JobChains(clock)).begins(flow, dialect);
        for (int i = 0; i < 3; i++) {
            var message = new Message(JsonNodeFactory.instance.objectNode(), envelope);
            var job = Event.Job.of("1").previousHash(Optional.of("block" + i));
            listener.event(new Heard(60 * i * SECOND, Speaker.SERVER, message), job);
        }
    }

    private final class Next implements ConversationListener {

        @Override
        public Listener begins(Flow flow, Dialect dialect) {
            return new Passed();
        }

        @Override
        public Optional<Lasting> nodes(Flow flow, PeerNetwork network, int first) {
            return Optional.empty();
        }
    }

    private final class Passed implements ConversationListener.Listener {

        @Override
        public void dialect(Dialect dialect) {}

        @Override
        public void client(int side) {}

        @Override
        public void carried(Carriage carriage) {}

        @Override
        public void event(Heard heard, Event event) {
            passedOn++;
        }

        @Override
        public void withdrawn() {}

        @Override
        public void pulse(long timeNanos) {}

        @Override
        public void ended(long timeNanos) {}
    }
}
