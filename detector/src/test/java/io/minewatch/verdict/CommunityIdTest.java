package io.minewatch.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetAddress;

class CommunityIdTest {

    /** The first, third and fourth are the specification's own. */
    @ParameterizedTest
    @CsvSource({
        "6, 128.232.110.120, 34855, 66.35.250.204, 80, 1:LQU9qZlK+B5F3KDmev6m5PMibrg=",
        "6, 192.0.2.10, 51234, 198.51.100.7, 3333, 1:fmiXvpfrViqHEYlyoIZegisXAtQ=",
        "17, 192.168.1.52, 54585, 8.8.8.8, 53, 1:d/FP5EW3wiY1vCndhwleRRKHowQ=",
        "6, 2001:470:e5bf:dead:4957:2174:e82c:4887, 63943, 2607:f8b0:400c:c03::1a, 25,"
                + " 1:/qFaeAR+gFe1KYjMzVDsMv+wgU4=",
        "6, 10.0.0.1, 9, 10.0.0.1, 8, 1:BriuZqmfifIqTVJOpCHPKIUrNIU="
    })
    void namesBothDirectionsAlike(
            int protocol, String one, int onePort, String other, int otherPort, String expected)
            throws Exception {
        var client = new Endpoint(InetAddress.getByName(one), onePort);
        var server = new Endpoint(InetAddress.getByName(other), otherPort);
        assertEquals(expected, CommunityId.of(protocol, client, server));
        assertEquals(expected, CommunityId.of(protocol, server, client));
    }

    @Test
    void refusesAFlowBetweenTwoFamilies() throws Exception {
        var v4 = new Endpoint(InetAddress.getByName("192.0.2.1"), 1);
        var v6 = new Endpoint(InetAddress.getByName("2001:db8::1"), 1);
        assertThrows(IllegalArgumentException.class, () -> CommunityId.of(CommunityId.TCP, v4, v6));
    }
}
