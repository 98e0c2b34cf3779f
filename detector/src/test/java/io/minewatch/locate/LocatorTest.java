package io.minewatch.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.minewatch.cadence.name.TlsSeen;
import io.minewatch.estimate.Devices;
import io.minewatch.estimate.Estimate;
import io.minewatch.estimate.Unknowable;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.Endpoint;
import io.minewatch.verdict.Grade;
import io.minewatch.verdict.Grounds;
import io.minewatch.verdict.Mining;
import io.minewatch.verdict.Reason;
import io.minewatch.verdict.Role;
import io.minewatch.verdict.Shares;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeSet;

class LocatorTest {

    private static final Instant START = Instant.parse("2026-08-20T04:00:00Z");
    private static final Instant END = START.plusSeconds(3600);
    private static final Path EXAMPLES = Path.of("../deploy/examples");
    private static final Optional<Location.Coarse> HANGZHOU =
            Optional.of(
                    new Location.Coarse(
                            Optional.of("中国"),
                            Optional.of("杭州"),
                            Optional.of(64511L),
                            Optional.of("Example Pool")));

    @TempDir Path folder;

    @Test
    void aLineWithEnterpriseAndAddressIsL4() throws Exception {
        var located = withExamples("100.64.3.9", "203.0.113.1");
        var organization =
                new Location.Organization(
                        Optional.of("91500242MA0EXMPL14"),
                        Optional.of("示例云数据有限公司"),
                        Optional.of("private"));
        var expected =
                new Location(
                        "L4",
                        Optional.of("500242"),
                        List.of("重庆市", "酉阳土家族苗族自治县"),
                        Optional.of("重庆市酉阳县示例工业园1号楼"),
                        Optional.of(organization),
                        Optional.of("YY-IDC-0001"),
                        Optional.empty(),
                        List.of("YY-IDC-0001"),
                        "subscribers");
        var detection = detection("100.64.3.9", "203.0.113.1");
        assertEquals(new LocatedDetection(detection, expected, false, Optional.empty()), located);
    }

    @Test
    void aLineAloneIsL3AndAnEnterpriseAloneToo() throws Exception {
        assertEquals("L3", locate("prefix,line", "192.0.2.1,L").grade());
        assertEquals("L3", locate("prefix,enterprise", "192.0.2.1,E").grade());
        assertEquals("L3", locate("prefix,line,address", "192.0.2.1,L,A").grade());
        assertEquals("L4", locate("prefix,enterprise,address", "192.0.2.1,E,A").grade());
        assertEquals(
                "L4",
                locate("prefix,credit_code,address", "192.0.2.1,91350100M000100Y43,A").grade());
    }

    @Test
    void aRegionAloneIsL2EvenIfTheTreeDoesNotKnowIt() throws Exception {
        Location location = locate("prefix,region_code", "192.0.2.0/24,999999");
        assertEquals("L2", location.grade());
        assertEquals(Optional.of("999999"), location.regionCode());
        assertEquals(List.of(), location.regionPath());
        assertEquals(List.of(), location.candidates());
    }

    @Test
    void severalLinesInOneRegionAreL2WithCandidates() throws Exception {
        Location location =
                locate(
                        "prefix,line,enterprise,address,region_code",
                        "192.0.2.1,A,E,X,500242",
                        "192.0.2.1,B,E,X,500242");
        assertEquals("L2", location.grade());
        assertEquals(Optional.of("500242"), location.regionCode());
        assertEquals(List.of("A", "B"), location.candidates());
        assertEquals(Optional.empty(), location.line());
        assertEquals(Optional.empty(), location.organization());
        assertEquals(Optional.empty(), location.address());
    }

    @Test
    void severalLinesInSeveralRegionsAreL1() throws Exception {
        Location location =
                locate("prefix,line,region_code", "192.0.2.1,A,500242", "192.0.2.1,B,110105");
        assertEquals("L1", location.grade());
        assertEquals(Optional.empty(), location.regionCode());
        assertEquals(List.of("A", "B"), location.candidates());
        assertEquals("subscribers", location.source());
    }

    @Test
    void oneLineUnderTwoNamesIsL3() throws Exception {
        Location location =
                locate(
                        "prefix,line,enterprise,address,region_code,valid_from,valid_to",
                        "192.0.2.1,A,old,X,500242,,2026-08-20T04:30:00Z",
                        "192.0.2.1,A,new,X,500242,2026-08-20T04:30:00Z,");
        assertEquals("L3", location.grade());
        assertEquals(Optional.of("A"), location.line());
        assertEquals(Optional.of("X"), location.address());
        assertEquals(Optional.empty(), location.organization());
    }

    @Test
    void aLineForAPartOfTheTimeIsACandidateOnly() throws Exception {
        Location location =
                locate(
                        "prefix,line,region_code,valid_from",
                        "192.0.2.1,A,500242,2026-08-20T04:30:00Z");
        assertEquals("L2", location.grade());
        assertEquals(Optional.empty(), location.line());
        assertEquals(List.of("A"), location.candidates());
    }

    @Test
    void moreHoldersThanCanBeListedAgreeOnNothing() throws Exception {
        var rows = new ArrayList<String>(List.of("prefix,line,nature,region_code"));
        for (int i = 0; i <= SubscriberTable.MAX_HOLDERS; i++) {
            rows.add("192.0.2.1,A,n" + i + ",500242");
        }
        Location location = locate(rows.toArray(String[]::new));
        assertEquals("L1", location.grade());
        assertEquals(Optional.empty(), location.line());
    }

    @Test
    void theServerOnAWatchedLineIsAPool() throws Exception {
        var located = withExamples("198.18.0.1", "100.64.3.9");
        assertEquals(true, located.ofServer());
        assertEquals(Role.POOL, located.detection().mining().role());
        assertEquals(Optional.of("YY-IDC-0001"), located.location().line());
        var before = detection("198.18.0.1", "100.64.3.9");
        assertEquals(before, located.detection().with(before.mining()));
        assertEquals(before.mining(), located.detection().mining().with(Role.MINER));
    }

    /** A node is no pool, wherever it stands. */
    @Test
    void aNodeStaysANode() throws Exception {
        var detection = detection("198.18.0.1", "100.64.3.9");
        var located =
                locate(
                        SubscriberTable.load(EXAMPLES.resolve("subscribers.csv")),
                        GeoDatabase.empty(),
                        detection.with(detection.mining().with(Role.NODE)));
        assertEquals(true, located.ofServer());
        assertEquals(Role.NODE, located.detection().mining().role());
    }

    @Test
    void theClientGoesBeforeTheServer() throws Exception {
        var located = withExamples("100.64.3.9", "192.0.2.1");
        assertEquals(false, located.ofServer());
        assertEquals(Role.MINER, located.detection().mining().role());
    }

    @Test
    void whatNoTableHasIsAskedFromTheDatabase() throws Exception {
        var located = coarsely("198.51.100.7", "203.0.113.1");
        assertEquals("L1", located.location().grade());
        assertEquals("geoip", located.location().source());
        assertEquals(HANGZHOU, located.location().coarse());
        assertEquals(Optional.of("Singapore"), located.server().flatMap(Location.Coarse::country));
    }

    @Test
    void sharedAddressesAreNeverAskedFromTheDatabase() throws Exception {
        var located = coarsely("100.64.3.9", "198.51.100.7");
        assertEquals(
                new Location(
                        "L0",
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        "none"),
                located.location());
        assertEquals(HANGZHOU, located.server());
    }

    @Test
    void withoutAnySourceItIsL0() throws Exception {
        var located =
                locate(
                        SubscriberTable.empty(),
                        GeoDatabase.empty(),
                        detection("198.51.100.7", "203.0.113.1"));
        assertEquals("L0", located.location().grade());
        assertEquals("none", located.location().source());
        assertEquals(Optional.empty(), located.server());
    }

    private LocatedDetection withExamples(String client, String server) throws Exception {
        return locate(
                SubscriberTable.load(EXAMPLES.resolve("subscribers.csv")),
                GeoDatabase.empty(),
                detection(client, server));
    }

    private LocatedDetection coarsely(String client, String server) throws Exception {
        var files = List.of(GeoDatabaseTest.city(folder), GeoDatabaseTest.asn(folder));
        try (var geo = GeoDatabase.open(files, e -> fail(e.getMessage()))) {
            return locate(SubscriberTable.empty(), geo, detection(client, server));
        }
    }

    private Location locate(String... rows) throws Exception {
        var table = SubscriberTable.load(TableFile.of(folder, rows));
        assertEquals(List.of(), table.problems().listed());
        return locate(table, GeoDatabase.empty(), detection("192.0.2.1", "203.0.113.1")).location();
    }

    private static LocatedDetection locate(
            SubscriberTable table, GeoDatabase geo, Detection detection) throws Exception {
        var regions = RegionTree.load(EXAMPLES.resolve("regions.csv"));
        var located = new ArrayList<LocatedDetection>();
        new Locator(table, regions, geo, located::add).detection(detection);
        assertEquals(1, located.size());
        return located.getFirst();
    }

    private static Detection detection(String client, String server) {
        return new Detection(
                "d1-test",
                1,
                START,
                END,
                new Endpoint(InetAddress.ofLiteral(client), 51234),
                new Endpoint(InetAddress.ofLiteral(server), 3333),
                Optional.of("pool.example"),
                TlsSeen.NONE,
                "",
                "1:test",
                "tcp",
                List.of(),
                10,
                1000,
                mining(),
                List.of(),
                "test.pcap",
                0.0);
    }

    private static Mining mining() {
        return new Mining(
                "stratum_v1",
                "stratum_v1",
                Role.MINER,
                Grade.CONFIRMED,
                new TreeSet<>(List.of(Reason.SHARE_ACCEPTED)),
                Optional.of("sha256d"),
                Optional.empty(),
                Optional.empty(),
                Grounds.NONE,
                Optional.empty(),
                List.of(),
                0,
                Optional.of("cgminer/4.12.1"),
                Optional.empty(),
                "both",
                new Shares(1, 1, 0, 1, 3600, false, Optional.empty()),
                Estimate.none(Unknowable.NO_DIFFICULTY),
                new Devices(1, OptionalInt.empty(), "sessions"),
                Estimate.none(Unknowable.NO_DIFFICULTY),
                OptionalDouble.empty());
    }
}
