package io.minewatch.verdict;

import java.util.Optional;

/** One machine as its owner named it; see {@link Account} for the parts. */
public record Worker(String display, String pseudonym, Optional<String> clear) {}
