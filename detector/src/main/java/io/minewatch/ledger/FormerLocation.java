package io.minewatch.ledger;

/**
 * Where a conversation was thought to be before.
 *
 * @param flow of the conversation
 * @param replacedBy the import that said otherwise
 * @param json {@code location} and {@code organization} as they stood in the record
 */
public record FormerLocation(String flow, AssignmentImport replacedBy, String json) {}
