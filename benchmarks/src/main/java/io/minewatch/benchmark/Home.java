package io.minewatch.benchmark;

import io.minewatch.signature.SignatureException;
import io.minewatch.signature.Signatures;

import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout that is measured. */
public final class Home {

    private Home() {}

    /** Its directory: as the launcher says, else the working directory or the one above it. */
    public static Path directory() {
        String told = System.getProperty("minewatch.home", "");
        if (!told.isBlank()) {
            return Path.of(told);
        }
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("signatures")) ? here : here.getParent();
    }

    /** The signatures that are shipped. */
    public static Signatures signatures() {
        try {
            return Signatures.load(directory().resolve("signatures"));
        } catch (SignatureException e) {
            throw new IllegalStateException(e);
        }
    }
}
