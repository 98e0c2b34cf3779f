package io.minewatch.emit.sink;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate of its own making for one name, by the JDK's keytool, and what it is used with. */
public final class Certificates {

    private static final String PASSWORD = "changeit";

    private final Path folder;
    private final String name;
    private final KeyStore store;

    /**
     * @param san "dns:localhost" or "ip:127.0.0.1"
     */
    public Certificates(Path folder, String name, String san) throws Exception {
        this.folder = folder;
        this.name = name;
        Path file = folder.resolve(name + ".p12");
        keytool(
                List.of(
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=" + san,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString()));
        store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
    }

    private static void keytool(List<String> arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(arguments);
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("keytool failed");
        }
    }

    /** The certificate as PEM. */
    public Path certificate() throws IOException, GeneralSecurityException {
        return pem("CERTIFICATE", "pem", store.getCertificate(name).getEncoded());
    }

    /** The key as PEM. */
    public Path key() throws IOException, GeneralSecurityException {
        byte[] encoded = store.getKey(name, PASSWORD.toCharArray()).getEncoded();
        return pem("PRIVATE KEY", "key", encoded);
    }

    private Path pem(String what, String extension, byte[] bytes) throws IOException {
        String text =
                "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                        .formatted(
                                what,
                                Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                                        .encodeToString(bytes),
                                what);
        return Files.writeString(folder.resolve(name + "." + extension), text);
    }

    /** For a server with this certificate that trusts another one's. */
    public SSLContext server(Certificates trusted) throws GeneralSecurityException, IOException {
        var keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, PASSWORD.toCharArray());
        var all = KeyStore.getInstance("PKCS12");
        all.load(null, null);
        all.setCertificateEntry("it", trusted.store.getCertificate(trusted.name));
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(all);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
