package io.minewatch.protocol.cryptonote;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.UserName;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells a miner's login from that of a game or a chat, and takes its user name apart. */
final class LoginShape {

    /** Addresses of Monero have 95 characters, those of its relatives 91 to 110. */
    private static final int MIN_WALLET = 90;

    /** How mining software names itself, in lower case; what comes behind is its version. */
    private static final List<String> MINERS =
            List.of(
                    "xmrig",
                    "xmr-stak",
                    "xmr-node-proxy",
                    "xmr/",
                    "cpuminer",
                    "ccminer",
                    "srbminer",
                    "deepminer",
                    "jceminer",
                    "cast_xmr",
                    "sha3x-miner",
                    "graxil");

    /** How names of mining algorithms begin; a list of ciphers has none of them. */
    private static final List<String> ALGORITHMS =
            List.of("rx/", "cn/", "cn-", "cryptonight", "argon2/", "ghostrider", "kawpow", "sha3x");

    /** Looked at in a list of algorithms; XMRig offers 31. */
    private static final int MAX_ALGORITHMS = 64;

    /** A payment id before the worker: 8 bytes, in former times 32. */
    private static final Pattern PAYMENT_ID =
            Pattern.compile("^(?:[0-9a-fA-F]{64}|[0-9a-fA-F]{16})(?:\\.|$)");

    /** A fixed difficulty behind a name. */
    private static final Pattern DIFFICULTY = Pattern.compile("[+=].*$", Pattern.DOTALL);

    /** A coin or a way to be paid before a wallet. */
    private static final Pattern MODE = Pattern.compile("^[A-Za-z0-9]{2,8}:");

    /** An algorithm behind everything; its name has a slash. */
    private static final Pattern ALGORITHM = Pattern.compile("~[^@]*$");

    private LoginShape() {}

    /**
     * A login with a sign of mining is only this dialect's; with none it may be anybody's, or
     * nothing like a login at all. XMRig's donations log in under a hash of the user's own login,
     * and so do services that know their users by a key: the software is their sign.
     */
    static Fit fit(JsonNode params) {
        JsonNode user = params.path("login");
        boolean named = user.isTextual() && params.path("pass").isTextual();
        if (named && isMining(params, user.textValue())) {
            return Fit.OWN;
        }
        return user.isTextual() && !params.has("api_key") ? Fit.HINT : Fit.NONE;
    }

    private static boolean isMining(JsonNode params, String user) {
        String agent = Message.text(params.path("agent"));
        return isWallet(MODE.matcher(user).replaceFirst(""))
                || isMiner(agent)
                || offersAlgorithms(params.path("algo"));
    }

    /** True if the text begins with as many characters of Base58 as no name has. */
    static boolean isWallet(String text) {
        int end = 0;
        while (end < text.length() && isBase58(text.charAt(end))) {
            end++;
        }
        return end >= MIN_WALLET
                && (end == text.length() || ".+~/=".indexOf(text.charAt(end)) >= 0);
    }

    private static boolean isBase58(char c) {
        return c >= '1' && c <= '9'
                || c >= 'A' && c <= 'Z' && c != 'I' && c != 'O'
                || c >= 'a' && c <= 'z' && c != 'l';
    }

    private static boolean isMiner(String agent) {
        return startsWithAny(agent.toLowerCase(Locale.ROOT), MINERS);
    }

    private static boolean offersAlgorithms(JsonNode list) {
        for (int i = 0; i < Math.min(list.size(), MAX_ALGORITHMS); i++) {
            if (startsWithAny(Message.text(list.path(i)), ALGORITHMS)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWithAny(String text, List<String> starts) {
        return starts.stream().anyMatch(text::startsWith);
    }

    /**
     * Takes {@code wallet}, {@code wallet.worker}, {@code wallet.paymentid.worker}, {@code
     * wallet+difficulty}, {@code wallet=difficulty} and {@code wallet~algorithm} apart, with an
     * e-mail address behind a slash or not. An e-mail address as account stays whole.
     */
    static UserName userName(String said) {
        UserName name = UserName.of(ALGORITHM.matcher(said).replaceFirst(""));
        String user = UserName.of(said).user();
        if (name.account().indexOf('@') >= 0) {
            return new UserName(user, name.account(), name.worker());
        }
        Optional<String> worker =
                name.worker()
                        .map(text -> PAYMENT_ID.matcher(text).replaceFirst(""))
                        .map(LoginShape::withoutDifficulty)
                        .filter(text -> !text.isBlank());
        return new UserName(user, withoutDifficulty(name.account()), worker);
    }

    private static String withoutDifficulty(String text) {
        return DIFFICULTY.matcher(text).replaceFirst("");
    }
}
