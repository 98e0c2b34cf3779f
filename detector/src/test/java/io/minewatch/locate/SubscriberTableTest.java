package io.minewatch.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class SubscriberTableTest {

    private static final Instant NOON = Instant.parse("2026-08-20T04:00:00Z");

    @TempDir Path folder;

    @Test
    void readsEveryColumn() throws Exception {
        var table =
                table(
                        "prefix,line,enterprise,credit_code,address,region_code,valid_from,valid_to,"
                            + "address_domain,nature",
                        "192.0.2.0/24,L-1,\"甲, 有限公司\",91350100m000100y43,某路 1 号,500242,"
                                + "2026-01-01,2027-01-01,,private");
        var organization =
                new Location.Organization(
                        Optional.of("91350100M000100Y43"),
                        Optional.of("甲, 有限公司"),
                        Optional.of("private"));
        var expected =
                new Subscriber(
                        Optional.of("L-1"),
                        Optional.of(organization),
                        Optional.of("某路 1 号"),
                        Optional.of("500242"));
        assertEquals(
                new Attribution(List.of(expected), false, true, true),
                find(table, "192.0.2.9", NOON));
        assertEquals(List.of(), table.problems().listed());
        assertEquals(List.of(), table.unreadColumns());
    }

    @Test
    void columnsStandInAnyOrderUnderAnyOfTheirNames() throws Exception {
        var table =
                table(
                        "\ufeffUSCC, Line-ID ,note,Start IP,end_ip",
                        "91350100M000100Y43,L-1,hello,192.0.2.1,192.0.2.6");
        assertEquals(List.of("L-1"), lines(table, "192.0.2.6"));
        assertEquals(List.of(), lines(table, "192.0.2.7"));
        assertEquals(List.of("note"), table.unreadColumns());
        assertEquals(List.of(), table.problems().listed());
    }

    @Test
    void aRowMayHaveAPrefixOrTwoEnds() throws Exception {
        var table =
                table(
                        "prefix,start,end,line",
                        "192.0.2.0/30,,,A",
                        ",192.0.2.8,192.0.2.10,B",
                        "192.0.2.16-192.0.2.17,,,C");
        assertEquals(List.of("A"), lines(table, "192.0.2.3"));
        assertEquals(List.of("B"), lines(table, "192.0.2.10"));
        assertEquals(List.of("C"), lines(table, "192.0.2.17"));
        assertEquals(List.of(), lines(table, "192.0.2.18"));
    }

    @Test
    void anExpiredHostDoesNotHideTheNetworkAroundIt() throws Exception {
        var table =
                table(
                        "prefix,line,valid_from,valid_to",
                        "192.0.2.0/24,net,,",
                        "192.0.2.1/32,old,2026-01-01,2026-08-20",
                        "192.0.2.1/32,older,,2026-01-01");
        assertEquals(List.of("net"), lines(table, "192.0.2.1"));
        assertEquals(List.of("old"), lines(find(table, "192.0.2.1", NOON.minusSeconds(86_400))));
    }

    @Test
    void anAddressThatChangesHandsHasTwoCandidates() throws Exception {
        var table =
                table(
                        "prefix,line,valid_from,valid_to",
                        "192.0.2.1,before,,2026-08-20T12:00:00+08:00",
                        "192.0.2.1,after,2026-08-20T12:00:00+08:00,");
        assertEquals(
                List.of("before", "after"),
                lines(find(table, "192.0.2.1", NOON.minusMillis(1), NOON)));
        assertTrue(
                find(table, "192.0.2.1", NOON.minusSeconds(70), NOON.minusMillis(1)).isCertain());
        assertTrue(find(table, "192.0.2.1", NOON, NOON.plusSeconds(70)).isCertain());
    }

    /** The clock that says when it changed hands is not the one that says when somebody mined. */
    @Test
    void whatIsShortBesideAChangeOfHandsMayBeOfEither() throws Exception {
        var table =
                table(
                        "prefix,line,valid_from,valid_to",
                        "192.0.2.1,before,,2026-08-20T12:00:00+08:00",
                        "192.0.2.1,after,2026-08-20T12:00:00+08:00,");
        var either = List.of("before", "after");
        var early = find(table, "192.0.2.1", NOON.minusSeconds(9), NOON.minusSeconds(3));
        assertEquals(either, lines(early));
        assertFalse(early.isCertain());
        var late = find(table, "192.0.2.1", NOON.plusSeconds(3), NOON.plusSeconds(9));
        assertEquals(either, lines(late));
        assertFalse(late.isCertain());
        var later = NOON.plusMillis(SubscriberTable.CLOCKS_APART);
        assertTrue(find(table, "192.0.2.1", later, later).isCertain());
    }

    @Test
    void whoCameToAFreeAddressIsCertainFromTheFirstMoment() throws Exception {
        var table = table("prefix,line,valid_from", "192.0.2.1,L,2026-08-20T12:00:00+08:00");
        assertTrue(find(table, "192.0.2.1", NOON, NOON.plusSeconds(1)).isCertain());
    }

    @Test
    void aRenewalWithNothingChangedIsNoChange() throws Exception {
        var table =
                table(
                        "prefix,line,valid_from,valid_to",
                        "192.0.2.1,same,,2026-08-20T12:00:00+08:00",
                        "192.0.2.0/24,same,2026-08-20T12:00:00+08:00,");
        assertTrue(find(table, "192.0.2.1", NOON.minusSeconds(9), NOON.plusSeconds(9)).isCertain());
    }

    @Test
    void aRowForAPartOfTheTimeIsNotCertain() throws Exception {
        var table = table("prefix,line,valid_from", "192.0.2.1,L,2026-08-20T12:00:00+08:00");
        var found = find(table, "192.0.2.1", NOON.minusSeconds(1), NOON.plusSeconds(1));
        assertEquals(List.of("L"), lines(found));
        assertFalse(found.isCertain());
        assertTrue(find(table, "192.0.2.1", NOON.minusSeconds(2), NOON.minusSeconds(1)).isEmpty());
    }

    @Test
    void anAddressDomainIsMeantBeforeAny() throws Exception {
        var table =
                table(
                        "prefix,line,address_domain",
                        "10.0.0.1,any,",
                        "10.0.0.1,seven,vlan:7",
                        "10.0.0.2,eight,vlan:8");
        assertEquals(List.of("any"), lines(table, "10.0.0.1"));
        assertEquals(List.of("seven"), lines(find(table, "10.0.0.1", "vlan:7")));
        assertEquals(List.of("any"), lines(find(table, "10.0.0.1", "vlan:8")));
        assertEquals(List.of(), lines(table, "10.0.0.2"));
    }

    @Test
    void moreHoldersThanTheBoundAreCounted() throws Exception {
        var lines = new ArrayList<String>(List.of("prefix,line"));
        for (int i = 0; i < SubscriberTable.MAX_HOLDERS; i++) {
            lines.add("192.0.2.1,L" + i);
        }
        var full = find(table(lines.toArray(String[]::new)), "192.0.2.1", NOON);
        assertEquals(SubscriberTable.MAX_HOLDERS, full.holders().size());
        assertFalse(full.more());
        lines.add("192.0.2.1,one more");
        var over = find(table(lines.toArray(String[]::new)), "192.0.2.1", NOON);
        assertEquals(SubscriberTable.MAX_HOLDERS, over.holders().size());
        assertTrue(over.more());
    }

    @Test
    void familiesAreNotMixed() throws Exception {
        var table = table("prefix,line", "0.0.0.0/0,four", "::/0,six");
        assertEquals(List.of("four"), lines(table, "192.0.2.1"));
        assertEquals(List.of("six"), lines(table, "2001:db8::1"));
        assertEquals(List.of("six"), lines(table, "::"));
        assertEquals(2, table.prefixes());
    }

    @Test
    void timesBeyondAllCalendarsAreFine() throws Exception {
        var table = table("prefix,line", "192.0.2.1,L");
        assertTrue(find(table, "192.0.2.1", Instant.MIN, Instant.MAX).isCertain());
        assertTrue(find(table, "192.0.2.1", Instant.MAX, Instant.MIN).isCertain());
    }

    @Test
    void theEmptyTableHasNothing() throws Exception {
        assertEquals(
                new Attribution(List.of(), false, false, true),
                find(SubscriberTable.empty(), "192.0.2.1", NOON));
        assertEquals(0, SubscriberTable.empty().size());
    }

    @Test
    void theExampleIsSound() throws Exception {
        var table = SubscriberTable.load(Path.of("../deploy/examples/subscribers.csv"));
        assertEquals(List.of(), table.problems().listed());
        assertEquals(List.of(), table.unreadColumns());
        assertTrue(table.size() >= 8);
    }

    private SubscriberTable table(String... lines) throws Exception {
        return SubscriberTable.load(TableFile.of(folder, lines));
    }

    private static Attribution find(
            SubscriberTable table, String address, Instant start, Instant end) throws Exception {
        return table.find(InetAddress.ofLiteral(address), "", start, end);
    }

    private static Attribution find(SubscriberTable table, String address, Instant at)
            throws Exception {
        return find(table, address, at, at);
    }

    private static Attribution find(SubscriberTable table, String address, String domain) {
        return table.find(InetAddress.ofLiteral(address), domain, NOON, NOON);
    }

    private static List<String> lines(SubscriberTable table, String address) throws Exception {
        return lines(find(table, address, NOON));
    }

    private static List<String> lines(Attribution found) {
        return found.holders().stream().map(holder -> holder.line().orElseThrow()).toList();
    }
}
