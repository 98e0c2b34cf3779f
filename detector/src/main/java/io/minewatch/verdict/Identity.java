package io.minewatch.verdict;

import io.minewatch.bytes.Hex;
import io.minewatch.signature.AddressForm;
import io.minewatch.signature.Agent;
import io.minewatch.signature.Algorithm;
import io.minewatch.signature.Hardware;
import io.minewatch.signature.Pool;
import io.minewatch.signature.Signatures;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who and what stands behind the words: software, machine, pool, account, algorithm, coin. What the
 * signatures cannot tell stays empty. Everything is looked up once.
 */
final class Identity {

    /**
     * A compact network target below this exponent takes 2^64 hashes and more a block; only
     * SHA-256d chains have so many.
     */
    static final int SHA256D_EXPONENT = 0x18;

    private static final Pattern SCHEME = Pattern.compile("^[a-z0-9+]+://");
    private static final Pattern PORT = Pattern.compile(":\\d+$");
    private static final Pattern NAME =
            Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+\\.?");
    private static final int BITS_DIGITS = 8;

    private final Signatures signatures;
    private final Said said;
    private final Optional<Agent> agent;
    private final Optional<Hardware> machine;
    private final PoolName pool;
    private final Optional<AddressForm> address;
    private final Optional<Algorithm> algorithm;
    private final CoinName coin;

    /**
     * {@code usual} are the algorithms that the dialect is spoken for, none if any, and {@code
     * foreign} those that it is not; {@code proven} is the one that the shares themselves hash
     * under, if that was tried.
     */
    Identity(
            Signatures signatures,
            Said said,
            Set<String> usual,
            Set<String> foreign,
            Optional<String> proven,
            int serverPort) {
        this.signatures = signatures;
        this.said = said;
        agent = said.agent().flatMap(signatures::agent);
        machine = machine(signatures, agent);
        pool = PoolName.of(signatures, said, serverPort);
        address = said.account().flatMap(signatures::addressForm);
        algorithm = algorithm(usual, foreign, proven);
        coin = CoinName.of(signatures, said, algorithm, paidFor(), pool.pool());
    }

    Optional<Agent> agent() {
        return agent;
    }

    /** The machine, if the agent names one model and no other. */
    Optional<Hardware> machine() {
        return machine;
    }

    /** The pool, by its name or by the blocks that it works on. */
    Optional<Pool> pool() {
        return pool.pool();
    }

    /** The server's name, if the client was told one and not an address. */
    Optional<String> serverName() {
        return said.host()
                .map(host -> SCHEME.matcher(host).replaceFirst(""))
                .map(host -> PORT.matcher(host).replaceFirst(""))
                .filter(host -> NAME.matcher(host).matches());
    }

    /** The form of the account's name. */
    String accountKind(String account) {
        return address.map(AddressForm::kind)
                .orElse(
                        account.indexOf('@') >= 0
                                ? "email"
                                : said.workers().isEmpty() ? "name" : "subaccount");
    }

    Optional<Algorithm> algorithm() {
        return algorithm;
    }

    Optional<String> coin() {
        return coin.coin();
    }

    /** What coin and pool rest on, and what was seen of the block. */
    Grounds grounds() {
        Optional<Coinbase> coinbase = said.coinbase();
        OptionalLong height = said.chain().height();
        return new Grounds(
                coin.grounds(),
                pool.grounds(),
                height,
                coinbase.flatMap(Coinbase::tag),
                coinbase.map(Coinbase::merged).orElse(List.of()));
    }

    private static Optional<Hardware> machine(Signatures signatures, Optional<Agent> agent) {
        List<Hardware> models =
                agent.flatMap(Agent::model).map(signatures::models).orElse(List.of());
        return models.size() == 1 ? Optional.of(models.getFirst()) : Optional.empty();
    }

    /**
     * The proof of work, by the surest sign: the job's own word, the hashes of the shares, the
     * machine, the chain's target, the address that is paid, the pool.
     */
    private Optional<Algorithm> algorithm(
            Set<String> usual, Set<String> foreign, Optional<String> proven) {
        return said.algorithm()
                .or(() -> proven)
                .or(() -> machine.map(Hardware::algorithm))
                .or(
                        () ->
                                agent.flatMap(Agent::algorithm)
                                        .filter(name -> isSpoken(name, usual, foreign)))
                .or(this::algorithmOfChain)
                .or(() -> paidFor().flatMap(AddressForm::algorithm))
                .or(() -> paidFor().flatMap(form -> algorithmOf(form, usual)))
                .or(() -> poolCoin().flatMap(this::algorithmOf))
                .flatMap(signatures::algorithm);
    }

    /** Software is named after what it mines mostly; XMRig speaks of KawPow as well. */
    private static boolean isSpoken(String algorithm, Set<String> usual, Set<String> foreign) {
        return !foreign.contains(algorithm) && (usual.isEmpty() || usual.contains(algorithm));
    }

    /** The only one of the dialect's that any coin with such addresses takes. */
    private Optional<String> algorithmOf(AddressForm form, Set<String> usual) {
        List<String> both =
                form.coins().stream()
                        .flatMap(ticker -> signatures.coin(ticker).stream())
                        .flatMap(each -> each.algorithms().stream())
                        .filter(usual::contains)
                        .distinct()
                        .toList();
        return both.size() == 1 ? Optional.of(both.getFirst()) : Optional.empty();
    }

    /** The address that is paid, where that says what is worked on. */
    private Optional<AddressForm> paidFor() {
        return pool.pool().filter(Pool::converts).isPresent() ? Optional.empty() : address;
    }

    private Optional<String> poolCoin() {
        return pool.pool().map(Pool::coins).filter(coins -> coins.size() == 1).map(List::getFirst);
    }

    private Optional<String> algorithmOf(String ticker) {
        return signatures
                .coin(ticker)
                .flatMap(known -> known.algorithm())
                .flatMap(signatures::algorithm)
                .map(Algorithm::name);
    }

    private Optional<String> algorithmOfChain() {
        return said.chain()
                .bits()
                .filter(bits -> Hex.isHex(bits, BITS_DIGITS))
                .map(bits -> Integer.parseInt(bits.substring(0, 2), 16))
                .filter(exponent -> exponent < SHA256D_EXPONENT)
                .map(_ -> "sha256d")
                .or(() -> signatures.algorithm(said.chain()));
    }
}
