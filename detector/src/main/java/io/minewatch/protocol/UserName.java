package io.minewatch.protocol;

import java.util.Optional;

/**
 * The name under which a miner logs in: who is paid, and which machine.
 *
 * <p>Pools write it {@code account.worker}; some of the Ethereum family {@code
 * account/worker/email}. An address never holds a dot or a slash. An e-mail address as account name
 * keeps its dots; one that comes after the account is not kept at all. {@code solo:} before an
 * account says how it is paid, not who.
 *
 * @param user all of the name but an e-mail address behind it
 * @param account who is paid
 * @param worker which machine
 */
public record UserName(String user, String account, Optional<String> worker) {

    private static final String SOLO = "solo:";

    /** Takes a name apart. */
    public static UserName of(String said) {
        String user = withoutEmail(said);
        int cut = user.indexOf('@') >= 0 ? -1 : user.indexOf('.');
        int slash = user.indexOf('/');
        if (slash >= 0 && (cut < 0 || slash < cut)) {
            cut = slash;
        }
        if (cut < 0) {
            return new UserName(user, account(user), Optional.empty());
        }
        String rest = user.substring(cut + 1);
        int second = rest.indexOf('/');
        String worker = second < 0 ? rest : rest.substring(0, second);
        return new UserName(
                user,
                account(user.substring(0, cut)),
                Optional.of(worker).filter(name -> !name.isBlank()));
    }

    private static String account(String name) {
        boolean isSolo = name.regionMatches(true, 0, SOLO, 0, SOLO.length());
        return isSolo && name.length() > SOLO.length() ? name.substring(SOLO.length()) : name;
    }

    /** What the client said by this name. */
    public Event.Login login() {
        return new Event.Login(user, account, worker);
    }

    /** What a share says by this name, if no login was heard. */
    public Event.Beneficiary beneficiary() {
        return new Event.Beneficiary(user, account);
    }

    private static String withoutEmail(String said) {
        int slash = said.lastIndexOf('/');
        return slash > 0 && said.indexOf('@', slash) >= 0 ? said.substring(0, slash) : said;
    }
}
