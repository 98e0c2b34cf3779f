package io.minewatch.verdict;

import java.util.Optional;

/**
 * Who is paid. The name itself is kept only if the operator asked for it.
 *
 * @param kind its form: "btc_address", "ltc_address", "cryptonote_address", "eth_address",
 *     "subaccount", "email", "name"
 * @param display first and last characters
 * @param pseudonym keyed hash of the name, equal for equal names under one key
 * @param keyId which key that was
 * @param clear the name as it was said, if the operator opted in
 */
public record Account(
        String kind, String display, String pseudonym, String keyId, Optional<String> clear) {}
