package io.minewatch.signature;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells pools by what they put into their blocks: a text, and whom they pay. */
final class CoinbaseIndex {

    private record Tag(byte[] bytes, Pool pool) {}

    private final List<Tag> tags = new ArrayList<>();
    private final Map<String, Pool> payouts = new HashMap<>();

    CoinbaseIndex(List<Pool> pools) {
        for (Pool pool : pools) {
            for (String tag : pool.coinbaseTags()) {
                tags.add(new Tag(tag.getBytes(StandardCharsets.UTF_8), pool));
            }
            for (String address : pool.payoutAddresses()) {
                PayoutScript.of(address).ifPresent(script -> payouts.put(script, pool));
            }
        }
        tags.sort(Comparator.comparingInt(tag -> -tag.bytes.length));
    }

    /** The pool with the longest tag that is in it. */
    Optional<Pool> byTag(byte[] script) {
        for (Tag tag : tags) {
            if (contains(script, tag.bytes)) {
                return Optional.of(tag.pool);
            }
        }
        return Optional.empty();
    }

    Optional<Pool> byPayout(String script) {
        return Optional.ofNullable(payouts.get(script));
    }

    private static boolean contains(byte[] script, byte[] tag) {
        for (int at = 0; at + tag.length <= script.length; at++) {
            int same = 0;
            while (same < tag.length && script[at + same] == tag[same]) {
                same++;
            }
            if (same == tag.length) {
                return true;
            }
        }
        return false;
    }
}
