package io.minewatch.signature;

import java.util.Optional;

/**
 * What the form of an account's name tells. Only its length and letters were looked at, not its
 * checksum. It says in what the miner is paid, which is what is mined unless the pool converts
 * ({@link Pool#converts}).
 *
 * @param kind "btc_address", "cryptonote_address", "eth_address" and so on
 * @param coin ticker, if only one coin has such addresses
 * @param algorithm if all coins with such addresses have the same
 */
public record AddressForm(String kind, Optional<String> coin, Optional<String> algorithm) {}
