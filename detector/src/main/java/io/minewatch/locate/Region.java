package io.minewatch.locate;

import java.util.Optional;

/**
 * A region, or a unit of authority that has none of the national codes.
 *
 * @param code GB/T 2260 code, or the operator's own for what has none
 * @param name as written in addresses
 * @param level in the operator's words: "province", "prefecture", "county", "park"
 * @param parent code of the unit it answers to; empty at the top
 * @param successor code that took its place, if it was merged, split or renamed
 * @param source list or edition that says so
 */
public record Region(
        String code,
        String name,
        Optional<String> level,
        Optional<String> parent,
        Optional<String> successor,
        Optional<String> source) {}
