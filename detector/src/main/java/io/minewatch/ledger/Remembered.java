package io.minewatch.ledger;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Texts that were worked out before, by what they were worked out of: holders, pools and works come
 * again with nearly every record. May be used by many threads.
 */
final class Remembered {

    /** Some 500 bytes each; beyond that it starts anew, so that nothing has to be put in order. */
    private static final int MAX_TEXTS = 16_384;

    private final Map<String, String> texts = new ConcurrentHashMap<>();

    /** The text that was made for this key, or is made now. */
    String of(String key, Supplier<String> make) {
        String there = texts.get(key);
        if (there != null) {
            return there;
        }
        String made = make.get();
        if (texts.size() >= MAX_TEXTS) {
            texts.clear();
        }
        texts.put(key, made);
        return made;
    }
}
