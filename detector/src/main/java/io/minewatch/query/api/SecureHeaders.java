package io.minewatch.query.api;

import java.util.LinkedHashMap;
import java.util.Map;

/** What every answer tells a browser not to do. */
final class SecureHeaders {

    /** Nothing from elsewhere, nothing inline, in no frame, forms only to here. */
    private static final String POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'";

    private SecureHeaders() {}

    /**
     * The headers.
     *
     * @param tls whether only TLS is spoken here
     */
    static Map<String, String> of(boolean tls) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("content-security-policy", POLICY);
        headers.put("x-content-type-options", "nosniff");
        headers.put("x-frame-options", "DENY");
        headers.put("referrer-policy", "no-referrer");
        headers.put("cross-origin-opener-policy", "same-origin");
        headers.put("cross-origin-resource-policy", "same-origin");
        headers.put("permissions-policy", "camera=(), geolocation=(), microphone=()");
        if (tls) {
            headers.put("strict-transport-security", "max-age=31536000");
        }
        return headers;
    }
}
