package io.minewatch.protocol.tls;

import java.lang.foreign.MemorySegment;

/** Is told the names in a certificate. */
@FunctionalInterface
public interface NameListener {

    /**
     * One name, which may begin with "*." for every host below. Its bytes are a stranger's: any
     * byte may be among them.
     *
     * @param length at most 255
     */
    void name(MemorySegment memory, long offset, int length);

    /** The common name of the subject: a name as any other, unless somebody cares. */
    default void commonName(MemorySegment memory, long offset, int length) {
        name(memory, offset, length);
    }
}
