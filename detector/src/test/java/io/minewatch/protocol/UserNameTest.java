package io.minewatch.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserNameTest {

    @ParameterizedTest
    @CsvSource({
        "account, account, account, ''",
        "account.rig, account.rig, account, rig",
        "account.rig.2, account.rig.2, account, rig.2",
        "account., account., account, ''",
        ".rig, .rig, '', rig",
        "account/rig, account/rig, account, rig",
        "account/rig/a@b.example, account/rig, account, rig",
        "account.rig/a@b.example, account.rig, account, rig",
        "account/a@b.example, account, account, ''",
        "account/rig.2/a@b.example, account/rig.2, account, rig.2",
        "a.b@c.example, a.b@c.example, a.b@c.example, ''",
        "a.b@c.example/rig, a.b@c.example/rig, a.b@c.example, rig",
        "solo:account.rig, solo:account.rig, account, rig",
        "SOLO:account, SOLO:account, account, ''",
        "solo:, solo:, solo:, ''",
        "solo.rig, solo.rig, solo, rig",
        "kaspa:account.rig, kaspa:account.rig, kaspa:account, rig",
        "/a@b.example, /a@b.example, '', a@b.example",
    })
    void takesNamesApart(String said, String user, String account, String worker) {
        UserName name = UserName.of(said);
        assertEquals(user, name.user());
        assertEquals(account, name.account());
        assertEquals(worker, name.worker().orElse(""));
        assertEquals(new Event.Login(user, account, name.worker()), name.login());
    }
}
