package io.minewatch.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Several log in by one connection. */
class AccountsTest {

    private static final String BITCOIN = "1702f5c2";
    private static final String FIRST = "firstgold";
    private static final String SECOND = "secondgold";

    private static String login(int id, String account) {
        return "{\"id\":%d,\"method\":\"mining.authorize\",\"params\":[\"%s.a\",\"x\"]}"
                .formatted(id, account);
    }

    private static String share(int id, String account) {
        return "{\"id\":%d,\"method\":\"mining.submit\",\"params\":[\"%s.a\",\"1\",\"00000007\",\"68a0b1c4\",\"9f3c0a%02d\"]}"
                .formatted(id, account, id);
    }

    /** What a conversation of one account alone has. */
    private static String of(String account) {
        return account(new Hearing().client(login(1, account)).accepted(1).job("1", BITCOIN));
    }

    private static String account(Hearing hearing) {
        return hearing.verdict().mining().account().orElseThrow().pseudonym();
    }

    private static Hearing both() {
        return new Hearing()
                .client(login(1, FIRST))
                .accepted(1)
                .client(login(2, SECOND))
                .accepted(2)
                .job("1", BITCOIN);
    }

    @Test
    void itIsWhoseSharesAreMost() {
        var first = both();
        var second = both();
        for (int id = 3; id < 9; id++) {
            first.after(9).client(share(id, id == 5 ? SECOND : FIRST)).accepted(id);
            second.after(9).client(share(id, id == 5 ? FIRST : SECOND)).accepted(id);
        }
        assertEquals(of(FIRST), account(first));
        assertEquals(of(SECOND), account(second));
    }

    @Test
    void whatCameBeforeASecondLoginIsForTheFirst() {
        var hearing = new Hearing().client(login(1, FIRST)).accepted(1).job("1", BITCOIN);
        hearing.client(share(3, FIRST)).accepted(3).after(9).client(share(4, FIRST)).accepted(4);
        hearing.client(login(5, SECOND)).accepted(5).client(share(6, SECOND)).accepted(6);
        assertEquals(of(FIRST), account(hearing));
    }

    @Test
    void withoutSharesItIsTheLastThatWasTaken() {
        assertEquals(of(SECOND), account(both()));
        var refused =
                new Hearing()
                        .client(login(1, FIRST))
                        .accepted(1)
                        .job("1", BITCOIN)
                        .client(login(2, SECOND))
                        .rejected(2);
        assertEquals(of(FIRST), account(refused));
        var corrected =
                new Hearing()
                        .client(login(1, FIRST))
                        .rejected(1)
                        .client(login(2, SECOND))
                        .accepted(2)
                        .job("1", BITCOIN);
        assertEquals(of(SECOND), account(corrected));
    }

    /** A share that names no account is for who logged in last. */
    @Test
    void aNameThatNobodyLoggedInWithIsAMachine() {
        var hearing = both();
        for (int id = 3; id < 6; id++) {
            hearing.after(9).client(share(id, "rig")).accepted(id);
        }
        assertEquals(of(SECOND), account(hearing));
    }

    @Test
    void eachDayHasItsOwn() {
        var hearing = both();
        for (int id = 3; id < 6; id++) {
            hearing.client(share(id, FIRST)).accepted(id);
        }
        hearing.after(13 * 3600).job("1", BITCOIN).client(share(7, SECOND)).accepted(7).end();
        assertEquals(
                of(SECOND),
                hearing.detections.getLast().mining().account().orElseThrow().pseudonym());
        assertEquals(
                of(FIRST),
                hearing.detections.getFirst().mining().account().orElseThrow().pseudonym());
    }
}
