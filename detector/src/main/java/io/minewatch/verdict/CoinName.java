package io.minewatch.verdict;

import io.minewatch.signature.AddressForm;
import io.minewatch.signature.Algorithm;
import io.minewatch.signature.Chain;
import io.minewatch.signature.Coin;
import io.minewatch.signature.Pool;
import io.minewatch.signature.Signatures;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which coin is mined, and what says so. The chain comes first, for it is what is worked on, then
 * work of a form that is one coin's. Else the address that is paid names some coins, of which
 * algorithm, chain and pool leave fewer; only the last one left is named. Without an address a pool
 * with one coin tells it, or an algorithm with one.
 */
record CoinName(Optional<String> coin, List<Ground> grounds) {

    private static final Pattern WORD_END = Pattern.compile("[^A-Z0-9]+");
    private static final CoinName NONE = new CoinName(Optional.empty(), List.of());

    static CoinName of(
            Signatures signatures,
            Said said,
            Optional<Algorithm> algorithm,
            Optional<AddressForm> address,
            Optional<Pool> pool) {
        Chain chain = said.chain();
        Optional<String> byChain = algorithm.flatMap(known -> signatures.coin(known.name(), chain));
        if (byChain.isPresent()) {
            return new CoinName(byChain, List.of(Ground.NETWORK));
        }
        if (said.coin().isPresent()) {
            return new CoinName(said.coin(), List.of(Ground.WORK));
        }
        List<String> ofPool = pool.map(each -> coins(each, said.host())).orElse(List.of());
        CoinName found =
                address.isPresent()
                        ? byAddress(signatures, algorithm, address.get(), chain, ofPool)
                        : byPool(signatures, algorithm, ofPool);
        boolean isSure = address.flatMap(AddressForm::coin).equals(found.coin);
        return isSure || found.coin.filter(coin -> signatures.canBe(coin, chain)).isPresent()
                ? found
                : NONE;
    }

    /** The pool's coins, or the one that its server is named after: "etc" in etc.pool.example. */
    private static List<String> coins(Pool pool, Optional<String> host) {
        List<String> words = List.of(WORD_END.split(host.orElse("").toUpperCase(Locale.ROOT)));
        List<String> named = pool.coins().stream().filter(words::contains).toList();
        return named.size() == 1 ? named : pool.coins();
    }

    private static CoinName byAddress(
            Signatures signatures,
            Optional<Algorithm> algorithm,
            AddressForm address,
            Chain chain,
            List<String> ofPool) {
        var grounds = new ArrayList<>(List.of(Ground.ADDRESS));
        Set<String> left = new LinkedHashSet<>(address.coins());
        if (algorithm.isPresent()) {
            if (narrow(signatures, left, algorithm.get())) {
                grounds.add(Ground.ALGORITHM);
            }
            if (left.isEmpty()) {
                // It is paid in another coin than is mined.
                return byAlgorithm(signatures, algorithm);
            }
        }
        if (left.size() > 1 && left.removeIf(coin -> !signatures.fits(coin, chain))) {
            grounds.add(Ground.NETWORK);
        }
        if (left.size() > 1 && ofPool.stream().anyMatch(left::contains)) {
            left.retainAll(Set.copyOf(ofPool));
            grounds.add(Ground.POOL);
        }
        return left.size() == 1
                ? new CoinName(Optional.of(left.iterator().next()), List.copyOf(grounds))
                : NONE;
    }

    private static CoinName byPool(
            Signatures signatures, Optional<Algorithm> algorithm, List<String> ofPool) {
        boolean isTold =
                ofPool.size() == 1
                        && (algorithm.isEmpty()
                                || hasAlgorithm(signatures, ofPool.getFirst(), algorithm.get()));
        return isTold
                ? new CoinName(Optional.of(ofPool.getFirst()), List.of(Ground.POOL))
                : byAlgorithm(signatures, algorithm);
    }

    private static CoinName byAlgorithm(Signatures signatures, Optional<Algorithm> algorithm) {
        Optional<String> sole = algorithm.map(Algorithm::name).flatMap(signatures::soleCoin);
        return sole.isPresent() ? new CoinName(sole, List.of(Ground.ALGORITHM)) : NONE;
    }

    /** Coins whose algorithms are not known may have any, but those that are known go first. */
    private static boolean narrow(Signatures signatures, Set<String> left, Algorithm algorithm) {
        int before = left.size();
        left.removeIf(coin -> !hasAlgorithm(signatures, coin, algorithm));
        Set<String> known = new LinkedHashSet<>(left);
        known.removeIf(coin -> algorithms(signatures, coin).isEmpty());
        if (!known.isEmpty()) {
            left.retainAll(known);
        }
        return left.size() < before;
    }

    private static boolean hasAlgorithm(Signatures signatures, String coin, Algorithm algorithm) {
        List<String> algorithms = algorithms(signatures, coin);
        return algorithms.isEmpty()
                || algorithms.contains(algorithm.name())
                || signatures
                        .coin(coin)
                        .filter(known -> known.former().contains(algorithm.name()))
                        .isPresent();
    }

    private static List<String> algorithms(Signatures signatures, String coin) {
        return signatures.coin(coin).map(Coin::algorithms).orElse(List.of());
    }
}
