package io.minewatch.signature;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells coins by their chains. */
final class NetworkIndex {

    private final List<Network> networks;

    NetworkIndex(List<Network> networks) {
        this.networks = List.copyOf(networks);
    }

    /** The coin whose chain it is, if it can only be one. */
    Optional<String> coin(String algorithm, Chain chain) {
        List<Network> fitting =
                inForce(chain)
                        .filter(network -> network.algorithm().equals(algorithm))
                        .filter(network -> network.fits(chain))
                        .toList();
        return fitting.size() == 1 && fitting.getFirst().isTold(chain)
                ? Optional.of(fitting.getFirst().coin())
                : Optional.empty();
    }

    /** The algorithm, if height and difficulty together can only be one coin's. */
    Optional<String> algorithm(Chain chain) {
        List<Network> fitting = inForce(chain).filter(network -> network.isSure(chain)).toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst().algorithm()) : Optional.empty();
    }

    /** False if the chain is far from all that are known of the coin. */
    boolean canBe(String coin, Chain chain) {
        List<Network> known =
                inForce(chain).filter(network -> network.coin().equals(coin)).toList();
        return known.isEmpty() || !known.stream().allMatch(network -> network.isFar(chain));
    }

    /** True unless something that is known of the coin speaks against the chain. */
    boolean fits(String coin, Chain chain) {
        List<Network> known =
                inForce(chain).filter(network -> network.coin().equals(coin)).toList();
        return known.isEmpty() || known.stream().anyMatch(network -> network.fits(chain));
    }

    /** Of each coin and algorithm what was said last before the day. */
    private Stream<Network> inForce(Chain chain) {
        return networks.stream()
                .filter(network -> network.isInForce(chain))
                .filter(
                        network ->
                                networks.stream()
                                        .noneMatch(
                                                other ->
                                                        other.isInForce(chain)
                                                                && other.replaces(network)));
    }
}
