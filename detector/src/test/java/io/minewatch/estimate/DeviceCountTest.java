package io.minewatch.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.OptionalDouble;
import java.util.OptionalInt;

class DeviceCountTest {

    private static final OptionalDouble NO_TABLE = OptionalDouble.empty();
    private static final OptionalInt NOBODY_KNOWS = OptionalInt.empty();
    private static final Estimate<Hashrate> NO_HASHRATE = Estimate.none(Unknowable.NO_SHARES);
    private static final DeviceSigns PROXY =
            new DeviceSigns(4, 1, 0, 0, 0, true, OptionalInt.empty());

    @Test
    void oneConversationIsAtLeastOneDevice() {
        assertEquals(
                new Devices(1, NOBODY_KNOWS, "sessions"),
                DeviceCount.estimate(DeviceSigns.ONE, NO_HASHRATE, NO_TABLE, NO_TABLE));
        assertEquals(
                new Devices(1, NOBODY_KNOWS, "sessions"),
                DeviceCount.estimate(signs(0, 0), NO_HASHRATE, NO_TABLE, NO_TABLE));
    }

    @Test
    void theStrictestSignGivesTheMinimum() {
        assertEquals(new Devices(5, NOBODY_KNOWS, "sessions"), count(signs(5, 3)));
        assertEquals(new Devices(7, NOBODY_KNOWS, "workers"), count(signs(5, 7)));
        assertEquals(new Devices(1, NOBODY_KNOWS, "sessions"), count(PROXY));
    }

    /** 900 to 1100 H/s: devices of 100 to 250 are 4 to 11. */
    @Test
    void hashrateBoundsBothEnds() {
        var hashrate = hashrate(900, 1_100);
        assertEquals(
                new Devices(4, OptionalInt.of(11), "hashrate"),
                DeviceCount.estimate(
                        DeviceSigns.ONE, hashrate, OptionalDouble.of(100), OptionalDouble.of(250)));
        assertEquals(
                new Devices(4, NOBODY_KNOWS, "hashrate"),
                DeviceCount.estimate(PROXY, hashrate, NO_TABLE, OptionalDouble.of(250)));
        assertEquals(
                new Devices(5, OptionalInt.of(11), "sessions"),
                DeviceCount.estimate(
                        signs(5, 1), hashrate, OptionalDouble.of(100), OptionalDouble.of(250)));
    }

    @Test
    void theMaximumIsNeverBelowTheMinimum() {
        assertEquals(
                new Devices(3, OptionalInt.of(3), "sessions"),
                DeviceCount.estimate(
                        signs(3, 1), hashrate(1, 2), OptionalDouble.of(100), NO_TABLE));
    }

    @Test
    void slotsBoundWhatAProxyCarries() {
        var signs = new DeviceSigns(2, 1, 2, 0, 0, true, OptionalInt.empty());
        assertEquals(new Devices(1, OptionalInt.of(512), "nicehash_slots"), count(signs));
        assertEquals(
                new Devices(1, OptionalInt.of(20), "nicehash_slots"),
                DeviceCount.estimate(signs, hashrate(1, 2_000), OptionalDouble.of(100), NO_TABLE));

        var someWithout = new DeviceSigns(3, 1, 2, 0, 0, true, OptionalInt.empty());
        assertEquals(NOBODY_KNOWS, count(someWithout).max());
    }

    /** What shows at one time is a minimum; there may be more that found nothing. */
    @Test
    void slotsInUseAndClientsPassedOnAreAMinimum() {
        var slots = new DeviceSigns(1, 1, 1, 12, 0, true, OptionalInt.empty());
        assertEquals(new Devices(12, OptionalInt.of(256), "nicehash_slots"), count(slots));
        assertEquals(
                new Devices(20, OptionalInt.of(100), "hashrate"),
                DeviceCount.estimate(
                        slots,
                        hashrate(2_000, 10_000),
                        OptionalDouble.of(100),
                        OptionalDouble.of(100)));
        var passed = new DeviceSigns(1, 3, 0, 0, 40, true, OptionalInt.empty());
        assertEquals(new Devices(40, NOBODY_KNOWS, "pass_through"), count(passed));
    }

    @Test
    void registeredDevicesAreCounted() {
        var signs = new DeviceSigns(1, 1, 0, 0, 0, true, OptionalInt.of(37));
        assertEquals(new Devices(37, OptionalInt.of(37), "registrations"), count(signs));
        var none = new DeviceSigns(1, 1, 0, 0, 0, true, OptionalInt.of(0));
        assertEquals(new Devices(1, NOBODY_KNOWS, "sessions"), count(none));
    }

    @Test
    void doesNotOverflow() {
        assertEquals(
                new Devices(Integer.MAX_VALUE, OptionalInt.of(Integer.MAX_VALUE), "hashrate"),
                DeviceCount.estimate(
                        DeviceSigns.ONE,
                        hashrate(1e30, 2e30),
                        OptionalDouble.of(1),
                        OptionalDouble.of(2)));
    }

    private static Devices count(DeviceSigns signs) {
        return DeviceCount.estimate(signs, NO_HASHRATE, NO_TABLE, NO_TABLE);
    }

    private static DeviceSigns signs(int sessions, int workers) {
        return new DeviceSigns(sessions, workers, 0, 0, 0, false, OptionalInt.empty());
    }

    private static Estimate<Hashrate> hashrate(double lo, double hi) {
        return Estimate.of(
                new Hashrate(lo, (lo + hi) / 2, hi, "H/s", 0.95, Basis.ACCEPTED_SHARES.label));
    }
}
