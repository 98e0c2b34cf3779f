package io.minewatch.simulate.opaque;

import static io.minewatch.simulate.opaque.Pulse.Rhythm.ALIGNED;
import static io.minewatch.simulate.opaque.Pulse.Rhythm.BURSTY;
import static io.minewatch.simulate.opaque.Pulse.Rhythm.MEMORYLESS;
import static io.minewatch.simulate.opaque.Pulse.Rhythm.PERIODIC;

import io.minewatch.simulate.opaque.Pulse.Reply;

import java.util.List;

/** Flows as thin and as long as mining, at no block's time. */
final class Lookalikes {

    /** The more often a kind is named, the more of it there is. */
    static final List<Habit> ALL =
            List.of(
                    mqttAcknowledged(),
                    mqttEcho(),
                    push(),
                    push(),
                    chat(),
                    chat(),
                    sshTyped(),
                    sshKeptAlive(),
                    gameDatagrams(),
                    gameTurns(),
                    vpnKeepAlive(),
                    vpnBrowsing(),
                    telemetry(),
                    telemetryOfEvents(),
                    heartBeat(),
                    heartBeat(),
                    sync(),
                    longPolling(),
                    ticker(),
                    tickerOfSeconds(),
                    time(),
                    minutely(),
                    jobQueue(),
                    everyTwoMinutes());

    private Lookalikes() {}

    private static Habit mqttAcknowledged() {
        return Habit.of(
                        "mqtt",
                        Carrier.TLS,
                        "mqtt.cloud.example",
                        Pulse.client(MEMORYLESS, 30, 600, 40, 180).answered(Reply.now(4)),
                        Pulse.ping(60, 60, 2, 2),
                        Pulse.server(MEMORYLESS, 300, 3600, 40, 200).answered(Reply.now(4)))
                .reconnecting(20);
    }

    /** What a device publishes comes back to it. */
    private static Habit mqttEcho() {
        return Habit.of(
                "mqtt-echo",
                Carrier.TLS,
                "mqtt.cloud.example",
                Pulse.client(PERIODIC, 20, 300, 45, 60).varied().jittered(0.3).answered(Reply.ECHO),
                Pulse.ping(60, 60, 2, 2));
    }

    private static Habit push() {
        return Habit.of(
                        "push",
                        Carrier.TLS,
                        "push.example",
                        Pulse.server(BURSTY, 200, 3600, 80, 900).byDay().answered(Reply.now(24)),
                        Pulse.ping(240, 1700, 28, 28))
                .reconnecting(12);
    }

    private static Habit chat() {
        return Habit.of(
                        "chat",
                        Carrier.TLS,
                        "chat.example",
                        Pulse.server(BURSTY, 60, 1200, 90, 700)
                                .byDay()
                                .answered(Reply.now(40).sometimes(0.8)),
                        Pulse.client(BURSTY, 120, 2400, 90, 400)
                                .varied()
                                .byDay()
                                .answered(Reply.of(60, 80)),
                        Pulse.ping(30, 300, 20, 20))
                .reconnecting(8);
    }

    private static Habit sshTyped() {
        return Habit.of(
                        "ssh",
                        Carrier.SSH,
                        "",
                        Pulse.client(BURSTY, 30, 900, 1, 1).byDay().answered(Reply.ECHO),
                        Pulse.server(BURSTY, 60, 1200, 20, 900).byDay())
                .reconnecting(4);
    }

    private static Habit sshKeptAlive() {
        return Habit.of(
                "ssh-kept-alive",
                Carrier.SSH,
                "",
                Pulse.client(PERIODIC, 15, 300, 20, 20).jittered(0).answered(Reply.now(5)));
    }

    private static Habit gameDatagrams() {
        return Habit.of(
                "game-datagrams",
                Carrier.UDP,
                "",
                Pulse.client(BURSTY, 120, 1200, 40, 90).varied().byDay(),
                Pulse.server(BURSTY, 120, 1200, 60, 400).byDay(),
                Pulse.ping(15, 90, 33, 33));
    }

    private static Habit gameTurns() {
        return Habit.of(
                        "game-turns",
                        Carrier.TCP,
                        "",
                        Pulse.client(MEMORYLESS, 20, 200, 24, 70)
                                .byDay()
                                .answered(Reply.of(18, 60)),
                        Pulse.server(MEMORYLESS, 20, 200, 18, 200).byDay(),
                        Pulse.ping(15, 60, 12, 12))
                .reconnecting(2);
    }

    /** Nothing in it: handshakes and keep-alives of the tunnel are its own. */
    private static Habit vpnKeepAlive() {
        return Habit.of("vpn-idle", Carrier.WIREGUARD, "");
    }

    private static Habit vpnBrowsing() {
        return Habit.of(
                "vpn",
                Carrier.WIREGUARD,
                "",
                Pulse.client(BURSTY, 60, 1200, 80, 600)
                        .varied()
                        .byDay()
                        .answered(Reply.of(200, 1300)),
                Pulse.server(BURSTY, 120, 1800, 60, 1300).byDay(),
                Pulse.ping(30, 120, 60, 60));
    }

    private static Habit telemetry() {
        return Habit.of(
                        "telemetry",
                        Carrier.TLS,
                        "telemetry.vendor.example",
                        Pulse.client(PERIODIC, 10, 900, 150, 600)
                                .jittered(0.1)
                                .answered(Reply.now(36)))
                .reconnecting(24);
    }

    /** The hardest by its requests: one length, memoryless, small fixed answers. */
    private static Habit telemetryOfEvents() {
        return Habit.of(
                "telemetry-events",
                Carrier.TLS,
                "telemetry.vendor.example",
                Pulse.client(MEMORYLESS, 5, 300, 120, 260).answered(Reply.now(36)),
                Pulse.server(MEMORYLESS, 120, 1800, 200, 900));
    }

    private static Habit heartBeat() {
        return Habit.of(
                "heart-beat",
                Carrier.TLS,
                "api.iot.example",
                Pulse.client(PERIODIC, 20, 600, 30, 120).jittered(0.005).answered(Reply.now(20)));
    }

    private static Habit sync() {
        return Habit.of(
                        "sync",
                        Carrier.TLS,
                        "sync.example",
                        Pulse.client(BURSTY, 300, 7200, 200, 1400)
                                .varied()
                                .byDay()
                                .answered(Reply.of(100, 1400)),
                        Pulse.server(MEMORYLESS, 120, 3600, 60, 90).answered(Reply.of(200, 500)))
                .reconnecting(10);
    }

    /** The answer is a push: it comes when there is something to say, or after the time-out. */
    private static Habit longPolling() {
        return Habit.of(
                        "long-polling",
                        Carrier.TLS,
                        "poll.example",
                        Pulse.server(MEMORYLESS, 20, 120, 180, 600).answered(Reply.now(320)),
                        Pulse.server(PERIODIC, 55, 60, 140, 140).answered(Reply.now(320)))
                .reconnecting(5);
    }

    private static Habit ticker() {
        return Habit.of(
                        "ticker",
                        Carrier.TLS,
                        "quotes.example",
                        Pulse.server(MEMORYLESS, 10, 120, 64, 260).constant(),
                        Pulse.ping(30, 30, 6, 2))
                .reconnecting(6);
    }

    private static Habit tickerOfSeconds() {
        return Habit.of(
                "ticker-aligned",
                Carrier.TLS,
                "quotes.example",
                Pulse.server(ALIGNED, 15, 60, 64, 260).constant());
    }

    private static Habit time() {
        return Habit.of(
                "time",
                Carrier.UDP,
                "",
                Pulse.client(PERIODIC, 64, 1024, 48, 48).jittered(0.01).answered(Reply.now(48)));
    }

    private static Habit minutely() {
        return Habit.of(
                "minutely",
                Carrier.TLS,
                "push.example",
                Pulse.server(ALIGNED, 60, 600, 90, 700),
                Pulse.client(MEMORYLESS, 60, 900, 150, 190).answered(Reply.now(40)));
    }

    /** Work for a machine that reports each piece: pushes at random, requests at random. */
    private static Habit jobQueue() {
        return Habit.of(
                "job-queue",
                Carrier.TLS,
                "sync.example",
                Pulse.server(MEMORYLESS, 60, 600, 240, 900),
                Pulse.client(MEMORYLESS, 10, 120, 160, 220).answered(Reply.now(40)));
    }

    /** As fast as the chain of Monero on average, and by a timer. */
    private static Habit everyTwoMinutes() {
        return Habit.of(
                "every-two-minutes",
                Carrier.TLS,
                "api.iot.example",
                Pulse.server(PERIODIC, 119, 121, 240, 280).jittered(0.2),
                Pulse.client(MEMORYLESS, 10, 120, 160, 200).answered(Reply.now(50)));
    }
}
