package io.minewatch.simulate.opaque;

import io.minewatch.simulate.ordinary.Tls;
import io.minewatch.simulate.script.Dice;

import java.util.List;

/** The names that clients ask for in their ClientHello, and how long that makes it. */
final class Hellos {

    /** The first is none at all, as XMRig does by default. */
    static final List<String> NAMES =
            List.of(
                    "",
                    "eu.pool.example",
                    "stratum-ssl.example",
                    "electrum.example",
                    "ws.explorer.example",
                    "stream.exchange.example",
                    "app.dashboard.example",
                    "mqtt.cloud.example",
                    "push.example",
                    "chat.example",
                    "telemetry.vendor.example",
                    "api.iot.example",
                    "sync.example",
                    "quotes.example",
                    "poll.example");

    private static final int[] LENGTHS =
            NAMES.stream().mapToInt(name -> bytes(new Dice(0), name).length).toArray();

    private Hellos() {}

    /** Where this name stands; it must be one of them. */
    static int of(String name) {
        int place = NAMES.indexOf(name);
        if (place < 0) {
            throw new IllegalArgumentException("'" + name + "' is none of " + NAMES);
        }
        return place;
    }

    /** Bytes of the ClientHello with its record header. */
    static int length(int name) {
        return LENGTHS[name];
    }

    /** A ClientHello of this length. */
    static byte[] bytes(Dice dice, String name) {
        return Tls.clientHello(dice, name);
    }
}
