package io.minewatch.probe;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslHandler;

import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Reads the names in a server's certificate, whoever signed it. */
final class TlsNames {

    /** Shown where a certificate has no name at all. */
    private static final String NONE = "-";

    private static final int DNS = 2;
    private static final int ADDRESS = 7;
    private static final int MAX_LENGTH = 253;

    private TlsNames() {}

    /** The names of a connection whose handshake is done; at least one. */
    static List<String> of(ChannelHandlerContext context) {
        var names = new LinkedHashSet<String>();
        var handler = context.pipeline().get(SslHandler.class);
        try {
            Certificate[] chain = handler.engine().getSession().getPeerCertificates();
            if (chain.length > 0 && chain[0] instanceof X509Certificate certificate) {
                common(certificate, names);
                alternative(certificate, names);
            }
        } catch (SSLPeerUnverifiedException _) {
            // It showed none.
        }
        names.add(NONE);
        var shown = new ArrayList<>(names);
        if (shown.size() > 1) {
            shown.remove(NONE);
        }
        return shown.stream().limit(Report.MAX_NAMES).map(TlsNames::shown).toList();
    }

    private static void common(X509Certificate certificate, LinkedHashSet<String> names) {
        try {
            for (var part :
                    new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    names.add(part.getValue().toString());
                }
            }
        } catch (InvalidNameException _) {
            // Then it has none that could be shown.
        }
    }

    private static void alternative(X509Certificate certificate, LinkedHashSet<String> names) {
        try {
            var all = certificate.getSubjectAlternativeNames();
            if (all != null) {
                all.stream()
                        .filter(name -> name.get(0).equals(DNS) || name.get(0).equals(ADDRESS))
                        .limit(Report.MAX_NAMES)
                        .forEach(name -> names.add(String.valueOf(name.get(1))));
            }
        } catch (CertificateParsingException _) {
            // Then it has none that could be shown.
        }
    }

    private static String shown(String name) {
        String cut = name.length() <= MAX_LENGTH ? name : name.substring(0, MAX_LENGTH);
        return cut.replaceAll("[^ -~]", ".");
    }

    /** One line of what went wrong. */
    static String complaint(Throwable cause) {
        String text = String.valueOf(cause.getMessage());
        String cut = text.length() <= 120 ? text : text.substring(0, 120);
        return cut.replaceAll("[^ -~]", ".");
    }
}
