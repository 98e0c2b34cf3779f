package io.minewatch.signature;

import java.util.Optional;

/**
 * Software whose TLS hello has been seen. A hint and no more: the hello is that of a library in one
 * build, which other programs share, and may change with the next.
 *
 * @param software name without version, "XMRig"
 * @param version that was seen
 * @param kind what it is
 * @param ja3 of its hello, 32 hexadecimal digits
 * @param ja4 of its hello
 * @param source where it was measured
 * @param date when: a day, a month or a year
 */
public record TlsClient(
        String software,
        Optional<String> version,
        Agent.Kind kind,
        String ja3,
        String ja4,
        String source,
        Optional<String> date) {}
