package io.minewatch.simulate.opaque;

import java.util.SplittableRandom;

/**
 * A flow between a client and a server in a carrier: its handshakes, how messages are wrapped, what
 * a tunnel says of its own, and new connections in place of old ones.
 */
abstract class Session extends Talk {

    static final int TUNNEL = 0;
    static final int RECONNECT = 1;

    /** The first timer a subclass may use. */
    static final int OWN = 2;

    private static final long KEEP_ALIVE = 25 * SECOND;
    private static final long REKEY = 120 * SECOND;
    private static final int FINISHED = 80;
    private static final int TICKET = 271;
    private static final int INITIATION = 148;
    private static final int RESPONSE = 92;
    private static final int WIREGUARD_KEEP_ALIVE = 32;
    private static final int INNER_ACK = 96;
    private static final int SSH_BANNER = 41;

    private final Carrier carrier;
    private final int hello;
    private final long end;
    private final long roundTrip;
    private final int flight;
    private final int paddings;
    private double lifetime;
    private long lastUp;
    private long rekey;
    private boolean standing;

    /**
     * @param timers how many the subclass needs
     * @param hello place of the name in {@link Hellos}
     */
    Session(
            SplittableRandom random,
            int timers,
            boolean acknowledges,
            Carrier carrier,
            int hello,
            long end) {
        super(random, OWN + timers, acknowledges && !carrier.datagrams());
        this.carrier = carrier;
        this.hello = hello;
        this.end = end;
        this.roundTrip = (long) ((8 + 70 * random.nextDouble()) * MILLISECOND);
        this.flight = 1250 + random.nextInt(2600);
        this.paddings = random.nextBoolean() ? 3 : 1;
    }

    /** A connection stands, or would stand again: the timers of the subclass begin. */
    abstract void begin(long ready);

    /** The next own timer. */
    abstract void own(int timer, long now);

    /**
     * Begins.
     *
     * @param open false if the flow is older than what is watched
     * @param meanLifetime nanoseconds after which it connects anew on average; 0 if never
     */
    final void start(long at, boolean open, double meanLifetime) {
        lifetime = meanLifetime;
        if (open) {
            set(RECONNECT, at);
        } else {
            stand(at);
        }
    }

    private void stand(long ready) {
        begin(ready);
        if (lifetime > 0) {
            set(RECONNECT, ready + SECOND + (long) (lifetime * random.nextExponential()));
        }
        if (carrier == Carrier.WIREGUARD) {
            lastUp = ready;
            rekey = ready + REKEY;
            set(TUNNEL, ready + KEEP_ALIVE);
        }
    }

    @Override
    final void fire(int timer, long now) {
        if (now >= end) {
            stop();
        } else if (timer == RECONNECT) {
            reconnect(now);
        } else if (timer == TUNNEL) {
            tunnel(now);
        } else {
            own(timer, now);
        }
    }

    private void reconnect(long now) {
        if (standing && !carrier.datagrams()) {
            standing = false;
            stop();
            hush();
            say(now, true, Content.FIN, 0);
            say(now + roundTrip / 2, false, Content.FIN, 0);
            set(RECONNECT, now + (long) ((1 + 20 * random.nextExponential()) * SECOND));
            return;
        }
        standing = true;
        stop();
        hush();
        stand(connect(now));
    }

    /** The flow is over before what is watched is. */
    final void leave(long now) {
        stop();
        hush();
        if (!carrier.datagrams()) {
            say(now, true, Content.FIN, 0);
            say(now + roundTrip / 2, false, Content.FIN, 0);
        }
    }

    private long connect(long now) {
        if (carrier == Carrier.WIREGUARD) {
            return handshakeOfTunnel(now);
        }
        if (carrier == Carrier.UDP) {
            return now;
        }
        say(now, true, Content.SYN, 0);
        say(now + roundTrip / 2, false, Content.SYN_ACK, 0);
        long at = now + roundTrip;
        say(at, true, Content.ACK, 0);
        return switch (carrier) {
            case TLS -> tls(at + MILLISECOND);
            case NOISE -> noise(at + MILLISECOND);
            case SSH -> ssh(at + MILLISECOND);
            case TCP, UDP, WIREGUARD -> at + MILLISECOND;
        };
    }

    private long tls(long begin) {
        long at = begin;
        say(at, true, Content.CLIENT_HELLO, Hellos.length(hello));
        at += roundTrip + 3 * MILLISECOND;
        say(at, false, Content.SERVER_FLIGHT, flight);
        at += 8 * MILLISECOND;
        say(at, true, Content.FINISHED, FINISHED);
        say(at + roundTrip, false, Content.RECORD, TICKET);
        say(at + roundTrip + MILLISECOND, false, Content.RECORD, TICKET);
        return at + 200_000;
    }

    /** Acts 1 and 2 of Noise NX with ElligatorSwift keys (Stratum V2, 4). */
    private long noise(long begin) {
        say(begin, true, Content.RAW, 64);
        say(begin + roundTrip + 2 * MILLISECOND, false, Content.RAW, 234);
        return begin + roundTrip + 10 * MILLISECOND;
    }

    private long ssh(long begin) {
        long at = begin;
        say(at, true, Content.SSH_CLIENT_BANNER, SSH_BANNER);
        at += roundTrip + 5 * MILLISECOND;
        say(at, false, Content.SSH_SERVER_BANNER, SSH_BANNER);
        say(at + 9 * MILLISECOND, true, Content.RAW, 1560);
        at += roundTrip + 5 * MILLISECOND;
        say(at, false, Content.RAW, 1088);
        say(at + 60 * MILLISECOND, true, Content.RAW, 1208);
        at += roundTrip + 80 * MILLISECOND;
        say(at, false, Content.RAW, 1564);
        at = sshRound(at + 20 * MILLISECOND, 60, 44);
        at = sshRound(at, 60, 76);
        return sshRound(at, 140, 100);
    }

    private long sshRound(long at, int up, int down) {
        say(at, true, Content.RAW, up);
        say(at + roundTrip, false, Content.RAW, down);
        return at + roundTrip + 9 * MILLISECOND;
    }

    private long handshakeOfTunnel(long now) {
        say(now, true, Content.INITIATION, INITIATION);
        say(now + roundTrip, false, Content.RESPONSE, RESPONSE);
        return now + roundTrip + MILLISECOND;
    }

    private void tunnel(long now) {
        if (now >= rekey) {
            rekey = now + REKEY;
            handshakeOfTunnel(now);
        }
        if (now - lastUp >= KEEP_ALIVE) {
            lastUp = now;
            say(now, true, Content.TRANSPORT, WIREGUARD_KEEP_ALIVE);
        }
        set(TUNNEL, lastUp + KEEP_ALIVE);
    }

    /** The client says a message of this length. */
    final void client(long at, int plain) {
        say(at, true, carrier.content(), wire(plain));
        lastUp = at;
    }

    /** The server says a message of this length; TCP inside a tunnel acknowledges it. */
    final void server(long at, int plain) {
        say(at, false, carrier.content(), wire(plain));
        if (carrier == Carrier.WIREGUARD && tunnelsTcp()) {
            say(at + roundTrip / 2 + MILLISECOND, true, Content.TRANSPORT, INNER_ACK);
            lastUp = at;
        }
    }

    /** True if what is inside a tunnel is a TCP connection. */
    abstract boolean tunnelsTcp();

    private int wire(int plain) {
        int extra = carrier == Carrier.SSH && paddings > 1 ? random.nextInt(paddings) : 0;
        return carrier.wire(plain, extra);
    }

    /** Nanoseconds from a request to its reply: the way, and some time to think. */
    final long answerTime(double thinkingMillis) {
        return roundTrip + (long) (thinkingMillis * random.nextExponential() * MILLISECOND);
    }

    @Override
    final long acknowledgeAfter() {
        return roundTrip / 2 + MILLISECOND;
    }

    final Carrier carrier() {
        return carrier;
    }

    final long end() {
        return end;
    }

    /** A value between, as likely in each octave. */
    final double logUniform(double low, double high) {
        return low * StrictMath.exp(random.nextDouble() * StrictMath.log(high / low));
    }
}
