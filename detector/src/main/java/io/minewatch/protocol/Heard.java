package io.minewatch.protocol;

/**
 * A message as it was heard.
 *
 * @param timeNanos packet time of its last byte
 * @param speaker whose side it came from
 * @param message what was said
 */
public record Heard(long timeNanos, Speaker speaker, Message message) {}
