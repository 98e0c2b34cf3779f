package io.minewatch.query.api;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;

import io.minewatch.bytes.Sha256;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells an answer from a former one, RFC 9110 section 8.8.3: a hash of what is sent, and before it
 * the version of what may be changed: how often something was said of it, and the site that it was
 * at, as whoever decides something of one holder must not meet another.
 */
final class EntityTags {

    /** Nobody looks for a collision of what only they are shown. */
    private static final int HASH_BYTES = 12;

    private static final Pattern VERSION =
            Pattern.compile("\"(\\d{1,18})(?:-([0-9a-f]{12}))?(?:\\.[0-9a-f]+)?\"");

    private EntityTags() {}

    /**
     * What somebody saw who wants to change it.
     *
     * @param print of the site; empty if the tag was written by hand
     */
    record Seen(long version, Optional<String> print) {}

    /** What stands before the hash. */
    static String version(long version, String print) {
        return version + "-" + print;
    }

    /** The answer with its tag, or that nothing has changed. */
    static HttpResponse answer(RequestHeaders request, Answer.Whole whole) {
        boolean read = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
        var headers = ResponseHeaders.builder(whole.status()).contentType(whole.type());
        headers.set(HttpHeaderNames.CACHE_CONTROL, "private, no-cache");
        String tag = of(whole);
        boolean tagged = whole.status() == HttpStatus.OK && (read || !whole.version().isEmpty());
        if (tagged) {
            headers.set(HttpHeaderNames.ETAG, tag);
        }
        if (tagged && read && matches(request.get(HttpHeaderNames.IF_NONE_MATCH, ""), tag)) {
            return HttpResponse.of(headers.status(HttpStatus.NOT_MODIFIED).build());
        }
        whole.headers().forEach(headers::set);
        return HttpResponse.of(headers.build(), HttpData.wrap(whole.body()));
    }

    private static String of(Answer.Whole whole) {
        String version = whole.version().isEmpty() ? "" : whole.version() + ".";
        return '"' + version + hash(whole.body()) + '"';
    }

    /** The first half of SHA-256, in hex digits. */
    static String hash(byte[] content) {
        return HexFormat.of().formatHex(Sha256.of(content), 0, HASH_BYTES);
    }

    /** Whether If-None-Match names this tag. */
    static boolean matches(String ifNoneMatch, String tag) {
        return Arrays.stream(ifNoneMatch.split(","))
                .map(String::strip)
                .anyMatch(it -> it.equals("*") || it.equals(tag) || it.equals("W/" + tag));
    }

    /** The version that If-Match names; empty if it names none. */
    static Optional<Seen> seen(String ifMatch) {
        Matcher version = VERSION.matcher(ifMatch.strip());
        return version.matches()
                ? Optional.of(
                        new Seen(
                                Long.parseLong(version.group(1)),
                                Optional.ofNullable(version.group(2))))
                : Optional.empty();
    }
}
