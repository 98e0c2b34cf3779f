package io.minewatch.simulate.opaque;

import static io.minewatch.simulate.opaque.Pulse.Rhythm.MEMORYLESS;
import static io.minewatch.simulate.opaque.Pulse.Rhythm.PERIODIC;

import io.minewatch.simulate.opaque.Habit.OnBlock;
import io.minewatch.simulate.opaque.Pulse.Reply;

import java.util.List;

/** Who hears of blocks as soon as miners do, and does not mine. */
final class Followers {

    static final List<Habit> ALL =
            List.of(
                    electrum(),
                    node(),
                    explorer(),
                    exchange(),
                    pushedDashboard(),
                    polledDashboard());

    private Followers() {}

    /** Headers are subscribed to; a ping each minute; questions after some blocks. */
    private static Habit electrum() {
        return Habit.of(
                        "electrum",
                        Carrier.TLS,
                        "electrum.example",
                        Pulse.client(PERIODIC, 60, 60, 52, 56).answered(Reply.now(38)),
                        Pulse.client(MEMORYLESS, 900, 5400, 90, 130)
                                .varied()
                                .byDay()
                                .answered(Reply.of(80, 1200)))
                .following(new OnBlock(1, 500, 240, 260, 3))
                .reconnecting(10);
    }

    /** Gossip both ways all the time (BIP 324: everything is random bytes). */
    private static Habit node() {
        return Habit.of(
                        "node",
                        Carrier.TCP,
                        "",
                        Pulse.server(MEMORYLESS, 4, 20, 60, 1300)
                                .answered(Reply.of(60, 400).sometimes(0.3)),
                        Pulse.client(MEMORYLESS, 4, 20, 60, 1300)
                                .varied()
                                .answered(Reply.of(60, 900).sometimes(0.3)),
                        Pulse.ping(120, 120, 29, 29))
                .following(new OnBlock(0.8, 600, 1500, 12_000, 2));
    }

    private static Habit explorer() {
        return Habit.of(
                        "explorer",
                        Carrier.TLS,
                        "ws.explorer.example",
                        Pulse.server(MEMORYLESS, 2, 30, 180, 700),
                        Pulse.ping(30, 30, 6, 2))
                .following(new OnBlock(1, 900, 500, 1400, 0))
                .reconnecting(3);
    }

    private static Habit exchange() {
        return Habit.of(
                        "exchange",
                        Carrier.TLS,
                        "stream.exchange.example",
                        Pulse.server(MEMORYLESS, 0.7, 5, 120, 420),
                        Pulse.server(PERIODIC, 20, 180, 15, 15).answered(Reply.now(15)))
                .following(new OnBlock(0.3, 4000, 150, 300, 0));
    }

    /** A page of a pool that is told of each block. */
    private static Habit pushedDashboard() {
        return Habit.of(
                        "dashboard-pushed",
                        Carrier.TLS,
                        "app.dashboard.example",
                        Pulse.server(PERIODIC, 10, 60, 300, 340),
                        Pulse.ping(25, 60, 6, 2))
                .following(new OnBlock(1, 300, 350, 900, 0))
                .reconnecting(2);
    }

    private static Habit polledDashboard() {
        return Habit.of(
                        "dashboard-polled",
                        Carrier.TLS,
                        "app.dashboard.example",
                        Pulse.client(PERIODIC, 10, 60, 300, 420).answered(Reply.of(700, 1400)))
                .following(new OnBlock(0.5, 1500, 300, 500, 0))
                .reconnecting(2);
    }
}
