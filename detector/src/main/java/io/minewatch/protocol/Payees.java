package io.minewatch.protocol;

import io.minewatch.protocol.Dialect.EventListener;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whom the shares of one connection are for, where they name their user: that has to be said if
 * nobody was heard to log in, and if several were.
 */
public final class Payees {

    /** More log in by one connection of a proxy only. */
    static final int MAX = 64;

    private final Set<String> known = new HashSet<>(2);
    private String last = "";

    /** Somebody logs in: shares are for him until they name another. */
    public void login(Event.Login login) {
        if (known.size() < MAX) {
            known.add(login.account());
        }
        last = login.account();
    }

    /** A share of this user. */
    public void share(Optional<UserName> user, EventListener events) {
        user.filter(name -> known.isEmpty() || isAnother(name.account()))
                .ifPresent(
                        name -> {
                            known.add(name.account());
                            last = name.account();
                            events.event(name.beneficiary());
                        });
    }

    /** Some shares name only the machine. */
    private boolean isAnother(String account) {
        return known.size() > 1 && known.contains(account) && !account.equals(last);
    }
}
