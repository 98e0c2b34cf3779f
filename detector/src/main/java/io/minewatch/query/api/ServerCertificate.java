package io.minewatch.query.api;

import com.linecorp.armeria.common.TlsKeyPair;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * The certificate that the server shows, and its key. Both are read each time they are asked for,
 * as certificates are renewed while the program runs; what cannot be used is complained of once,
 * and the last ones that could be stay in use.
 */
final class ServerCertificate implements Supplier<TlsKeyPair> {

    private final QueryConfig.Tls files;
    private final QueryListener listener;
    private byte[] read;
    private TlsKeyPair used;

    /**
     * Reads them for the first time.
     *
     * @throws IllegalArgumentException if they are none, or not of each other
     */
    ServerCertificate(QueryConfig.Tls files, QueryListener listener) throws IOException {
        this.files = files;
        this.listener = listener;
        this.read = bytes();
        this.used = pair();
    }

    @Override
    public synchronized TlsKeyPair get() {
        try {
            byte[] now = bytes();
            if (!Arrays.equals(now, read)) {
                read = now;
                used = pair();
            }
        } catch (IOException | IllegalArgumentException e) {
            refuse(e);
        }
        return used;
    }

    /** A file that is gone for a while is complained of as often as it is looked for. */
    private void refuse(Exception fault) {
        listener.failed(
                "reading %s and %s again (those from before stay in use)"
                        .formatted(files.certificate(), files.key()),
                fault);
    }

    private byte[] bytes() throws IOException {
        byte[] certificate = Files.readAllBytes(files.certificate());
        byte[] key = Files.readAllBytes(files.key());
        byte[] both = Arrays.copyOf(certificate, certificate.length + key.length);
        System.arraycopy(key, 0, both, certificate.length, key.length);
        return both;
    }

    private TlsKeyPair pair() {
        var pair = TlsKeyPair.of(files.key().toFile(), files.certificate().toFile());
        X509Certificate certificate = pair.certificateChain().getFirst();
        if (!isOf(pair.privateKey(), certificate.getPublicKey())) {
            throw new IllegalArgumentException(
                    files.key() + " is not the key of " + name(files.certificate()));
        }
        return pair;
    }

    private static Path name(Path file) {
        return file.getFileName() == null ? file : file.getFileName();
    }

    /**
     * One may be written before the other: what the key signs must be the certificate's to check.
     * True for kinds of keys of which this cannot be told so.
     */
    private static boolean isOf(PrivateKey key, PublicKey certified) {
        String algorithm =
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    case "EdDSA" -> "EdDSA";
                    default -> "";
                };
        if (algorithm.isEmpty()) {
            return true;
        }
        try {
            var signing = Signature.getInstance(algorithm);
            signing.initSign(key);
            var checking = Signature.getInstance(algorithm);
            checking.initVerify(certified);
            return checking.verify(signing.sign());
        } catch (GeneralSecurityException _) {
            return false;
        }
    }
}
