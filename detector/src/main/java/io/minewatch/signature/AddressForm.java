package io.minewatch.signature;

import java.util.List;
import java.util.Optional;

/**
 * What an account's name tells that is an address. It says in what the miner is paid, which is what
 * is mined unless the pool converts ({@link Pool#converts}).
 *
 * @param kind "btc_address", "cryptonote_address", "eth_address" and so on
 * @param coins tickers of all that have such addresses, at least one
 * @param algorithm if all coins with such addresses have the same
 */
public record AddressForm(String kind, List<String> coins, Optional<String> algorithm) {

    public AddressForm {
        coins = List.copyOf(coins);
    }

    /** The ticker, if only one coin has such addresses. */
    public Optional<String> coin() {
        return coins.size() == 1 ? Optional.of(coins.getFirst()) : Optional.empty();
    }
}
