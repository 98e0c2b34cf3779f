package io.minewatch.emit.sink;

import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.net.ssl.SSLContext;

/** Makes what a client needs for TLS from files in PEM, which the JDK does not read by itself. */
final class Tls {

    private Tls() {}

    /**
     * What these settings say.
     *
     * @throws IOException if a file cannot be read, or is not what it should be
     */
    static SSLContext context(TlsSettings settings) throws IOException {
        var builder = SslContextBuilder.forClient().sslProvider(SslProvider.JDK);
        if (settings.ca().isPresent()) {
            try (var ca = open(settings.ca().get())) {
                builder.trustManager(ca);
            } catch (IllegalArgumentException e) {
                throw new IOException(settings.ca().get() + " has no certificate in PEM", e);
            }
        }
        if (settings.certificate().isPresent() && settings.key().isPresent()) {
            var certificate = settings.certificate().get();
            var key = settings.key().get();
            try (var chain = open(certificate);
                    var secret = open(key)) {
                builder.keyManager(chain, secret);
            } catch (IllegalArgumentException e) {
                throw new IOException(
                        certificate + " and " + key + " are no certificate and key in PEM", e);
            }
        }
        if (builder.build() instanceof JdkSslContext made) {
            return made.context();
        }
        throw new IllegalStateException("the JDK's was asked for");
    }

    private static InputStream open(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException(file + " cannot be read");
        }
        return Files.newInputStream(file);
    }
}
