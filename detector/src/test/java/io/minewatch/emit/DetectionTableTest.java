package io.minewatch.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.locate.LocatedDetection;
import io.minewatch.locate.Location;
import io.minewatch.locate.Location.Organization;
import io.minewatch.verdict.Grade;
import io.minewatch.verdict.Reason;
import io.minewatch.verdict.Role;
import io.minewatch.verdict.Shares;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

class DetectionTableTest {

    @Test
    void saysSoIfThereIsNothing() {
        assertEquals("No mining found in what was read.\n", write(80, List.of()));
    }

    @Test
    void keepsTheEssentialsIn80Columns() {
        assertEquals(
                """
                GRADE      MINER       WHERE                     POOL               HASHRATE
                confirmed  100.64.3.9  L4 Acme Metals, Chongqi…  Example Pool       4.3-6.8 TH/s
                confirmed  100.64.4.1  L3 重庆有色金属集团有限…  pool.example:3333  -
                suspected  9.9.9.9     L0                        198.51.100.7:3333  -

                Detections: 3 (2 confirmed, 1 suspected), miners: 3, conversations: 4,
                accepted shares: 105
                No room for: protocol, coin, agent, account, accepted, since, flows, evidence
                """,
                write(80, three()));
    }

    @Test
    void showsThePlaceAndWhatIsMinedIn120Columns() {
        assertEquals(
                """
                GRADE      MINER       WHERE                              POOL               PROTOCO\
                L          COIN         HASHRATE
                confirmed  100.64.3.9  L4 Acme Metals, Chongqing/Youyang  Example Pool       stratum\
                _v1        BTC sha256d  4.3-6.8 TH/s
                confirmed  100.64.4.1  L3 重庆有色金属集团有限公司        pool.example:3333  crypton\
                ote proxy  -            -
                suspected  9.9.9.9     L0                                 198.51.100.7:3333  stratum\
                _v1        -            -

                Detections: 3 (2 confirmed, 1 suspected), miners: 3, conversations: 4, accepted shar\
                es: 105
                No room for: agent, account, accepted, since, flows, evidence
                """,
                write(120, three()));
    }

    @Test
    void leavesOutColumnsThatSayNothing() {
        assertEquals(
                """
                GRADE      MINER       POOL               PROTOCOL    ACCEPTED  SINCE (UTC)
                suspected  100.64.3.9  198.51.100.7:3333  stratum_v1         0  2026-08-20 02:11

                Detections: 1 (1 suspected), miners: 1, conversations: 1, accepted shares: 0
                No room for: evidence
                """,
                write(84, List.of(Sample.bare().take())));
    }

    @Test
    void showsAllIn200Columns() {
        assertEquals(
                """
                GRADE      MINER       WHERE                              POOL               PROTOCO\
                L          COIN         AGENT         ACCOUNT      ACCEPTED  HASHRATE      SINCE (UT\
                C)       FLOWS  EVIDENCE
                confirmed  100.64.3.9  L4 Acme Metals, Chongqing/Youyang  Example Pool       stratum\
                _v1        BTC sha256d  cgminer/4.1…  bc1qar…5mdq       100  4.3-6.8 TH/s  2026-08-2\
                0 02:11      2  SHARE_ACCEPTED,…
                confirmed  100.64.4.1  L3 重庆有色金属集团有限公司        pool.example:3333  crypton\
                ote proxy  -            cgminer/4.1…  bc1qar…5mdq         5  -             2026-08-2\
                0 02:11      1  SHARE_ACCEPTED,…
                suspected  9.9.9.9     L0                                 198.51.100.7:3333  stratum\
                _v1        -            -             -                   0  -             2026-08-2\
                0 02:11      1  SUBSCRIBE

                Detections: 3 (2 confirmed, 1 suspected), miners: 3, conversations: 4, accepted shar\
                es: 105
                """,
                write(200, three()));
    }

    @Test
    void conversationsOfOneIdAreOneRow() {
        var first = Sample.full();
        first.grade = Grade.PROBABLE;
        first.pool = Optional.empty();
        var second = Sample.full();
        second.communityId = "1:other";
        second.start = first.start.minusSeconds(3600);
        var expected =
                "confirmed|100.64.3.9 (vlan:77)|L4 Acme Metals, Chongqing/Youyang|Example Pool"
                        + "|stratum_v1|BTC sha256d|cgminer/4.12.1|bc1qar…5mdq|200|6.5-10 TH/s"
                        + "|2026-08-20 01:11|2|SHARE_ACCEPTED,SUBSCRIBE_REPLY";
        assertEquals(List.of(expected), rows(List.of(first.take(), second.take())));
        assertEquals(List.of(expected), rows(List.of(second.take(), first.take())));
    }

    @Test
    void aSecondReportOnAConversationReplacesTheFirst() {
        var late = Sample.full();
        var early = Sample.full();
        early.end = late.end.minusSeconds(1800);
        early.shares = Sample.bare().shares;
        var once = rows(List.of(late.take()));
        assertEquals(once, rows(List.of(early.take(), late.take())));
        assertEquals(once, rows(List.of(late.take(), early.take(), late.take())));
    }

    @Test
    void sortsByGradeThenAddress() {
        var all = new ArrayList<LocatedDetection>();
        for (String client : List.of("100.2.0.1", "9.0.0.1", "2001:db8::1", "100.10.0.1")) {
            for (Grade grade : List.of(Grade.SUSPECTED, Grade.PROBABLE, Grade.CONFIRMED)) {
                var sample = Sample.bare();
                sample.id = "d1-" + client + grade;
                sample.client = client;
                sample.grade = grade;
                all.add(sample.take());
            }
        }
        var order =
                write(80, all)
                        .lines()
                        .skip(1)
                        .limit(12)
                        .map(line -> line.substring(0, 1) + " " + line.split(" +")[1])
                        .toList();
        assertEquals(
                List.of(
                        "c 9.0.0.1",
                        "c 100.2.0.1",
                        "c 100.10.0.1",
                        "c 2001:db8::1",
                        "p 9.0.0.1",
                        "p 100.2.0.1",
                        "p 100.10.0.1",
                        "p 2001:db8::1",
                        "s 9.0.0.1",
                        "s 100.2.0.1",
                        "s 100.10.0.1",
                        "s 2001:db8::1"),
                order);
    }

    @Test
    void nodesStandBelowAndAreNotCountedAsMiners() {
        var nodes = List.of(Sample.node().take(), Sample.node().take());
        assertEquals(
                """
                No mining found in what was read.

                Not mining: nodes of chains: 1
                100.64.3.9 with 198.51.100.7:3333, bitcoin_p2p bitcoin_p2p
                """,
                write(80, nodes));
        var many = new ArrayList<LocatedDetection>();
        for (int i = 0; i <= NodeRows.MAX_ROWS; i++) {
            var sample = Sample.node();
            sample.client = "10.0." + i / 256 + "." + i % 256;
            many.add(sample.take());
        }
        var lines = write(80, many).lines().toList();
        assertEquals("Not mining: nodes of chains: " + NodeRows.MAX_ROWS, lines.get(2));
        assertEquals("conversations left out: 1", lines.getLast());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 52, 80, 120, 200, 500})
    void fitsWhateverStandsInIt(int width) {
        var random = new RandomSamples(width);
        for (int round = 0; round < 40; round++) {
            var all = new ArrayList<LocatedDetection>();
            for (int i = 0; i < 20; i++) {
                all.add(random.next());
            }
            String table = write(width, all);
            for (String line : table.lines().toList()) {
                assertTrue(
                        TerminalText.width(line) <= Math.max(width, DetectionTable.NARROWEST),
                        line);
                assertEquals(0, line.chars().filter(Character::isISOControl).count());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {52, 80, 100, 120})
    void neverCutsAnAddress(int width) {
        var sample = Sample.bare();
        sample.client = "2001:db8:ffff:ffff:ffff:ffff:ffff:1";
        sample.server = "2001:db8:ffff:ffff:ffff:ffff:ffff:2";
        sample.addressDomain = "vxlan:16777215/vlan:4094/mpls:1048575";
        String table = write(width, List.of(sample.take()));
        assertTrue(table.contains(sample.client + " "), table);
        boolean pool = table.contains("[" + sample.server + "]:3333");
        assertEquals(!pool, table.contains("No room for") && !table.contains("POOL"), table);
    }

    @Test
    void aRowCountsSoManyConversationsAndSaysIfThereWereMore() {
        var row = new TableRow(Sample.bare().take());
        for (int i = 1; i < TableRow.MAX_FLOWS; i++) {
            row.add(numbered(i).take());
        }
        assertEquals("10000", TableColumn.FLOWS.cell(row));
        row.add(numbered(TableRow.MAX_FLOWS).take());
        row.add(Sample.bare().take());
        assertEquals("10000+", TableColumn.FLOWS.cell(row));
    }

    @Test
    void theTableHasSoManyRowsAndSaysIfThereWereMore() {
        var all = new ArrayList<LocatedDetection>();
        for (int i = 0; i < DetectionTable.MAX_ROWS; i++) {
            var sample = Sample.bare();
            sample.id = "d1-" + i;
            all.add(sample.take());
        }
        assertFalse(write(80, all).contains("left out"));
        var more = Sample.bare();
        more.id = "d1-more";
        all.add(more.take());
        assertTrue(
                write(80, all)
                        .endsWith("The table ends at 20000 rows, conversations left out: 1\n"));
    }

    @Test
    void eachHolderOfAnAddressHasARowOfTheirOwn() {
        var noon = turn("1:noon", "12:00:00Z", line("Noon Metals"), 30);
        var morning = turn("1:morning", "08:00:00Z", line("Morning Metals"), 5);
        var again = turn("1:again", "14:00:00Z", line("Noon Metals"), 2);
        assertEquals(
                List.of(
                        "confirmed|100.64.3.9|L3 Morning Metals|198.51.100.7:3333|stratum_v1"
                                + "|5|2026-08-20 08:00|1|SUBSCRIBE",
                        "confirmed|100.64.3.9|L3 Noon Metals|198.51.100.7:3333|stratum_v1"
                                + "|32|2026-08-20 12:00|2|SUBSCRIBE"),
                rows(List.of(noon.take(), morning.take(), again.take())));
    }

    @Test
    void eachPlaceOfAHolderHasARowOfItsOwn() {
        var one = turn("1:one", "08:00:00Z", placed("500242", "1 Road"), 5);
        var street = turn("1:street", "12:00:00Z", placed("500242", "2 Road"), 30);
        var region = turn("1:region", "14:00:00Z", placed("500243", "1 Road"), 2);
        assertEquals(
                List.of("5", "30", "2"),
                rows(List.of(street.take(), region.take(), one.take())).stream()
                        .map(row -> row.split("\\|")[5])
                        .toList());
    }

    private static Sample turn(String communityId, String start, Location place, long accepted) {
        var sample = Sample.bare();
        sample.communityId = communityId;
        sample.start = Instant.parse("2026-08-20T" + start);
        sample.end = sample.start.plusSeconds(3600);
        sample.location = place;
        sample.grade = Grade.CONFIRMED;
        sample.shares = new Shares(accepted, accepted, 0, accepted, 60, false, Optional.empty());
        return sample;
    }

    private static Location placed(String region, String address) {
        return new Location(
                "L4",
                Optional.of(region),
                List.of(),
                Optional.of(address),
                Optional.of(new Organization(Optional.empty(), Optional.of("Acme Metals"))),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "subscribers");
    }

    private static Sample numbered(int number) {
        var sample = Sample.bare();
        sample.communityId = "1:" + number;
        return sample;
    }

    private static List<LocatedDetection> three() {
        var known = Sample.full();
        known.id = "d1-known";
        known.addressDomain = "";
        known.reasons =
                new TreeSet<>(EnumSet.of(Reason.LOGIN, Reason.SUBSCRIBE_REPLY, Reason.SHARE));
        var again = Sample.full();
        again.id = "d1-known";
        again.communityId = "1:again";
        again.addressDomain = "";
        again.shares = Sample.bare().shares;
        again.hashrate = Sample.bare().hashrate;
        again.grade = Grade.PROBABLE;
        var proxy = Sample.full();
        proxy.id = "d1-proxy";
        proxy.client = "100.64.4.1";
        proxy.addressDomain = "";
        proxy.pool = Optional.empty();
        proxy.role = Role.PROXY;
        proxy.protocol = "cryptonote";
        proxy.coin = Optional.empty();
        proxy.algorithm = Optional.empty();
        proxy.hashrate = Sample.bare().hashrate;
        proxy.shares = new Shares(5, 5, 0, 5, 60, false, Optional.empty());
        proxy.location = line("重庆有色金属集团有限公司");
        var bare = Sample.bare();
        bare.client = "9.9.9.9";
        return List.of(bare.take(), again.take(), proxy.take(), known.take());
    }

    private static Location line(String holder) {
        return new Location(
                "L3",
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.of(new Organization(Optional.empty(), Optional.of(holder))),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "subscribers");
    }

    /** Cells of the rows, all columns, without the blanks between them. */
    private static List<String> rows(List<LocatedDetection> all) {
        return write(1000, all)
                .lines()
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
                .map(line -> line.replaceAll(" {2,}", "|"))
                .toList();
    }

    private static String write(int width, List<LocatedDetection> all) {
        var out = new ByteArrayOutputStream();
        try (var table = new DetectionTable(out, width)) {
            all.forEach(table::located);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
