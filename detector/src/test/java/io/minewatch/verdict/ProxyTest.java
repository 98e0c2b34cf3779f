package io.minewatch.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.estimate.Devices;
import io.minewatch.protocol.Event.Device;
import io.minewatch.protocol.Event.Device.Sign;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.OptionalInt;

class ProxyTest {

    private static final String WALLET = "4" + "A1b2C3d4E5".repeat(9) + "Fghi";

    private static Hearing cryptoNote(String agent) {
        return new Hearing()
                .client(
                        "{\"id\":1,\"method\":\"login\",\"params\":{\"login\":\"%s\",\"pass\":\"x\",\"agent\":\"%s\"}}"
                                .formatted(WALLET, agent));
    }

    /** One share of each slot, all for one job, and their answers. */
    private static Hearing shares(Hearing hearing, String job, List<String> slots) {
        for (String slot : slots) {
            hearing.after(2)
                    .client(
                            "{\"id\":7,\"method\":\"submit\",\"params\":{\"id\":\"s\",\"job_id\":\"%s\",\"nonce\":\"0a0b0c%s\",\"result\":\"%s\"}}"
                                    .formatted(job, slot, slot.repeat(32)))
                    .server("{\"id\":7,\"error\":null,\"result\":{\"status\":\"OK\"}}");
        }
        return hearing;
    }

    private static Devices devices(Hearing hearing, Role role) {
        var mining = hearing.verdict().mining();
        assertEquals(role, mining.role());
        return mining.devices();
    }

    @Test
    void slotsOfOneJobAreMachinesAtTheSameTime() {
        var proxy = cryptoNote("xmrig-proxy/6.22.0");
        shares(proxy, "a", List.of("01", "02", "02", "7F", "7f"));
        shares(proxy, "b", List.of("01", "80"));
        var devices = devices(proxy, Role.PROXY);
        assertEquals(new Devices(3, devices.max(), "nicehash_slots"), devices);
    }

    /** Nothing but its nonces speaks for a proxy, and a miner may take them as it likes. */
    @Test
    void noncesAloneMakeNoProxy() {
        var slots = List.of("01", "11", "21", "31", "41", "51", "61", "71", "81");
        var devices = devices(shares(cryptoNote("XMRig/6.22.0"), "a", slots), Role.MINER);
        assertEquals("sessions", devices.basis());
    }

    /** cpuminer cuts the nonces up among its threads. */
    @Test
    void threadsOfOtherMinersAreNoMachines() {
        var slots = List.of("10", "20", "30", "40", "50", "60", "70", "80", "90");
        var devices = devices(shares(cryptoNote("cpuminer-multi/1.3"), "a", slots), Role.MINER);
        assertEquals(new Devices(1, devices.max(), "sessions"), devices);
    }

    /** A client behind another's connection has a member that says which. */
    @Test
    void clientsPassedThroughAreCounted() {
        var hearing =
                new Hearing()
                        .client(
                                "{\"id\":0,\"method\":\"mining.passthrough\",\"params\":[\"ckpool/0.9.8\"]}")
                        .server("{\"id\":0,\"result\":true,\"error\":null}");
        for (int i = 1; i <= 12; i++) {
            hearing.client(
                    "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"cgminer/4.12.1\"],\"client_id\":%d}"
                            .formatted(i % 5));
            hearing.client(
                    "{\"id\":2,\"method\":\"mining.authorize\",\"params\":[\"gold\",\"x\"],\"client_id\":%d}"
                            .formatted(i % 5));
        }
        assertEquals(
                new Devices(5, OptionalInt.empty(), "pass_through"), devices(hearing, Role.PROXY));
    }

    @Test
    void threeUsersOnOneConnectionAreAProxy() {
        var hearing = new Hearing().handshake();
        hearing.client("{\"id\":9,\"method\":\"mining.authorize\",\"params\":[\"silver\",\"x\"]}");
        assertEquals("sessions", devices(hearing, Role.MINER).basis());
        var third = new Hearing().handshake();
        for (String user : List.of("silver", "bronze")) {
            third.client(
                    "{\"id\":9,\"method\":\"mining.authorize\",\"params\":[\"%s\",\"x\"]}"
                            .formatted(user));
        }
        assertEquals(Role.PROXY, third.verdict().mining().role());
    }

    @Test
    void registeredMachinesComeAndGo() {
        var behind = new Behind();
        behind.device(new Device("1", Sign.GONE));
        for (String name : List.of("1", "2", "2", "3")) {
            behind.device(new Device(name, Sign.REGISTERED));
        }
        behind.device(new Device("1", Sign.GONE));
        behind.device(new Device("4", Sign.REGISTERED));
        assertEquals(3, behind.registered());
        behind.device(new Device("3", Sign.GONE));
        var nextDay = new Behind();
        nextDay.carriesOn(behind);
        assertEquals(2, nextDay.registered());
        assertEquals(0, nextDay.slots() + nextDay.passed() + nextDay.users());
    }

    @Test
    void whatIsBehindIsBounded() {
        var behind = new Behind();
        for (int i = 0; i <= Behind.MAX_MACHINES; i++) {
            behind.device(new Device(Integer.toString(i), Sign.REGISTERED));
            behind.passedThrough(i);
            behind.user("u" + i);
        }
        assertEquals(Behind.MAX_MACHINES, behind.registered());
        assertEquals(Behind.MAX_MACHINES, behind.passed());
        assertEquals(Behind.MAX_USERS, behind.users());
    }
}
