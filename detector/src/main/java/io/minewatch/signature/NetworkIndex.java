package io.minewatch.signature;

import java.util.List;
import java.util.Optional;

/** Tells coins by their chains. */
final class NetworkIndex {

    private final List<Network> networks;

    NetworkIndex(List<Network> networks) {
        this.networks = List.copyOf(networks);
    }

    /** The coin whose chain it is, if it can only be one. */
    Optional<String> coin(String algorithm, Chain chain) {
        List<Network> fitting =
                networks.stream()
                        .filter(network -> network.algorithm().equals(algorithm))
                        .filter(network -> network.isInForce(chain) && network.fits(chain))
                        .toList();
        return fitting.size() == 1 && fitting.getFirst().isTold(chain)
                ? Optional.of(fitting.getFirst().coin())
                : Optional.empty();
    }

    /** False if the chain is far from all that are known of the coin. */
    boolean canBe(String coin, Chain chain) {
        List<Network> known =
                networks.stream()
                        .filter(network -> network.coin().equals(coin))
                        .filter(network -> network.isInForce(chain))
                        .toList();
        return known.isEmpty() || !known.stream().allMatch(network -> network.isFar(chain));
    }
}
