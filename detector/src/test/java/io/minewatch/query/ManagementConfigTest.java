package io.minewatch.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** What the configuration accepts, and what it says. */
class ManagementConfigTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "::", "::1", "2001:db8::1"})
    void addressesOfEitherFamily(String address) {
        assertEquals(List.of(), ManagementConfig.complaints(address, 9464));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "[::1]", "127.0.0.1:9464", "256.0.0.1", "a b", "::g"})
    void anythingElseIsComplainedAbout(String address) {
        assertEquals(
                List.of(
                        "management.address must be an IP address such as 127.0.0.1 or ::1, not '"
                                + address
                                + "'"),
                ManagementConfig.complaints(address, 9464));
    }

    @Test
    void portsUpToTheBound() {
        assertEquals(List.of(), ManagementConfig.complaints("::1", 0));
        assertEquals(List.of(), ManagementConfig.complaints("::1", 65_535));
        assertEquals(
                List.of("management.port must be 0 to 65535, not 65536"),
                ManagementConfig.complaints("::1", 65_536));
    }

    @Test
    void allComplaintsAtOnce() {
        var fault =
                assertThrows(
                        IllegalArgumentException.class, () -> new ManagementConfig("here", -1));
        assertEquals(
                "management.address must be an IP address such as 127.0.0.1 or ::1, not 'here'; "
                        + "management.port must be 0 to 65535, not -1",
                fault.getMessage());
    }
}
