package io.minewatch.verdict;

import io.minewatch.signature.AddressForm;
import io.minewatch.signature.Agent;
import io.minewatch.signature.Algorithm;
import io.minewatch.signature.Hardware;
import io.minewatch.signature.Pool;
import io.minewatch.signature.Signatures;

import java.util.List;
import java.util.Optional;

/**
 * Who and what stands behind the words: software, machine, pool, account, algorithm, coin. What the
 * signatures cannot tell stays empty.
 */
final class Identity {

    /**
     * A compact network target below this exponent takes 2^64 hashes and more a block; only
     * SHA-256d chains have so many.
     */
    static final int SHA256D_EXPONENT = 0x18;

    private final Signatures signatures;
    private final Said said;
    private final Optional<String> proven;
    private final int serverPort;

    /** {@code proven} is the algorithm that the shares themselves hash under, if that was tried. */
    Identity(Signatures signatures, Said said, Optional<String> proven, int serverPort) {
        this.signatures = signatures;
        this.said = said;
        this.proven = proven;
        this.serverPort = serverPort;
    }

    Optional<Agent> agent() {
        return said.agent().flatMap(signatures::agent);
    }

    /** The machine, if the agent names one model and no other. */
    Optional<Hardware> machine() {
        List<Hardware> models =
                agent().flatMap(Agent::model).map(signatures::models).orElse(List.of());
        return models.size() == 1 ? Optional.of(models.getFirst()) : Optional.empty();
    }

    /**
     * The pool by the name that the client was told, if that name is mined at and not only visited.
     */
    Optional<Pool> pool() {
        return said.host().flatMap(signatures::pool).filter(pool -> pool.minesAt(serverPort));
    }

    /** The server's name, if the client was told one and not an address. */
    Optional<String> serverName() {
        return said.host()
                .map(host -> host.replaceFirst("^[a-z0-9+]+://", "").replaceFirst(":\\d+$", ""))
                .filter(host -> host.matches("(?=.*[A-Za-z])[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+\\.?"));
    }

    /** The form of the account's name. */
    String accountKind(String account) {
        return form(account)
                .map(AddressForm::kind)
                .orElse(
                        account.indexOf('@') >= 0
                                ? "email"
                                : said.workers().isEmpty() ? "name" : "subaccount");
    }

    /**
     * The proof of work, by the surest sign: the job's own word, the hashes of the shares, the
     * machine, the chain's target, the address that is paid, the pool.
     */
    Optional<Algorithm> algorithm() {
        return said.algorithm()
                .or(() -> proven)
                .or(() -> machine().map(Hardware::algorithm))
                .or(() -> agent().flatMap(Agent::algorithm))
                .or(this::algorithmOfChain)
                .or(() -> address().flatMap(AddressForm::algorithm))
                .or(() -> poolCoin().flatMap(this::algorithmOf))
                .flatMap(signatures::algorithm);
    }

    /** The coin, if address or pool tell it and it has the algorithm that is worked on. */
    Optional<String> coin() {
        Optional<String> algorithm = algorithm().map(Algorithm::name);
        return address()
                .flatMap(AddressForm::coin)
                .or(this::poolCoin)
                .filter(coin -> algorithm.isEmpty() || algorithmOf(coin).equals(algorithm));
    }

    private Optional<AddressForm> form(String account) {
        return signatures.addressForm(account);
    }

    /** The address that is paid, where that says what is worked on. */
    private Optional<AddressForm> address() {
        return pool().filter(Pool::converts).isPresent()
                ? Optional.empty()
                : said.account().flatMap(this::form);
    }

    private Optional<String> poolCoin() {
        return pool().map(Pool::coins).filter(coins -> coins.size() == 1).map(List::getFirst);
    }

    private Optional<String> algorithmOf(String coin) {
        return signatures
                .coin(coin)
                .flatMap(known -> known.algorithm())
                .flatMap(signatures::algorithm)
                .map(Algorithm::name);
    }

    private Optional<String> algorithmOfChain() {
        return said.networkBits()
                .map(bits -> Integer.parseInt(bits.substring(0, 2), 16))
                .filter(exponent -> exponent < SHA256D_EXPONENT)
                .map(_ -> "sha256d");
    }
}
