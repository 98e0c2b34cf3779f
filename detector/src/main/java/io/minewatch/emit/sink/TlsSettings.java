package io.minewatch.emit.sink;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a far end is known, and how it knows us. All files are PEM.
 *
 * @param ca certificates that the far end's must come from; empty for those of the system
 * @param certificate ours, with what it comes from; empty for none
 * @param key of ours, PKCS #8 without a password
 */
public record TlsSettings(Optional<Path> ca, Optional<Path> certificate, Optional<Path> key) {

    /** As browsers do it. */
    public static final TlsSettings SYSTEM =
            new TlsSettings(Optional.empty(), Optional.empty(), Optional.empty());
}
