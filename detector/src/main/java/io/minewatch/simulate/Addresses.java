package io.minewatch.simulate;

import io.minewatch.simulate.net.Address;
import io.minewatch.simulate.net.Endpoint;
import io.minewatch.simulate.script.Dice;

/**
 * Who takes part: addresses that are nobody's, from the ranges for shared use, documentation and
 * benchmarks (RFC 6598, 5737, 2544, 3849). No two conversations have the same ends.
 */
final class Addresses {

    private static final int SUBSCRIBERS = 100 << 24 | 64 << 16;
    private static final int BROWSERS = 100 << 24 | 96 << 16;
    private static final int WEB = 198 << 24 | 18 << 16;
    private static final int POOLS = 203 << 24 | 113 << 8;
    private static final int OTHERS = 198 << 24 | 51 << 16 | 100 << 8;

    /** The prefix 2001:db8::/32. */
    private static final long V6 = 0x2001_0db8_0000_0000L;

    private static final int FIRST_PORT = 1024;
    private static final int PORTS = 64_000;
    private static final int BROWSING = 1 << 12;

    private Addresses() {}

    /** The client of a conversation of interest: one address each. */
    static Endpoint subscriber(int number, boolean v6, Dice dice) {
        int host = number * 2657 & 0x1f_ffff;
        Address address =
                v6
                        ? Address.v6(V6 | 0x0001_0000 | host >>> 8, 0x100L + (host & 0xff))
                        : Address.v4(SUBSCRIBERS + host);
        return new Endpoint(address, 32_768 + dice.below(28_000), ttl(dice, 64, 128));
    }

    /** The client of an ordinary conversation: some thousands share all of them. */
    static Endpoint browser(long number, boolean v6, Dice dice) {
        int host = (int) (number % BROWSING) * 37 & 0xffff;
        int port = FIRST_PORT + (int) (number / BROWSING % PORTS);
        Address address =
                v6
                        ? Address.v6(V6 | 0x0002_0000 | host >>> 8, 0x100L + (host & 0xff))
                        : Address.v4(BROWSERS + host);
        return new Endpoint(address, port, ttl(dice, 64, 128));
    }

    /** The pool of a recipe: few addresses, many miners. */
    static Endpoint pool(String recipe, int port, boolean v6, Dice dice) {
        return server(
                POOLS, 0x0003_0000, 1 + Math.floorMod(recipe.hashCode(), 250), port, v6, dice);
    }

    /** The server of a look-alike. */
    static Endpoint other(String recipe, int port, boolean v6, Dice dice) {
        return server(
                OTHERS, 0x0004_0000, 1 + Math.floorMod(recipe.hashCode(), 250), port, v6, dice);
    }

    /** A server of the web. */
    static Endpoint web(int port, boolean v6, Dice dice) {
        return server(WEB, 0x0005_0000, dice.below(1 << 17), port, v6, dice);
    }

    private static Endpoint server(int v4, long v6Net, int host, int port, boolean v6, Dice dice) {
        Address address =
                v6
                        ? Address.v6(V6 | v6Net | host >>> 12, 0x1000L + (host & 0xfff))
                        : Address.v4(v4 + host);
        return new Endpoint(address, port, ttl(dice, 64, 64) - 8);
    }

    private static int ttl(Dice dice, int first, int second) {
        return (dice.chance(0.5) ? first : second) - 1 - dice.below(8);
    }
}
