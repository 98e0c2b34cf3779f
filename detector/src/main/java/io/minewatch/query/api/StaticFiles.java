package io.minewatch.query.api;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The files of the console and the description of the interface: what stands in the jar and is the
 * same for everybody. They hold no data, so that no token is asked for.
 */
final class StaticFiles implements HttpService {

    private static final String CONSOLE = "/io/minewatch/query/console";
    private static final String INDEX = "/index.html";
    private static final String OPENAPI = "/openapi.json";

    /** Names of files in folders; no name begins with a dot, so that no path leads up. */
    private static final Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*){1,8}");

    private static final Map<String, MediaType> TYPES =
            Map.ofEntries(
                    Map.entry("html", MediaType.HTML_UTF_8),
                    Map.entry("css", MediaType.CSS_UTF_8),
                    Map.entry("js", MediaType.parse("text/javascript; charset=utf-8")),
                    Map.entry("mjs", MediaType.parse("text/javascript; charset=utf-8")),
                    Map.entry("json", MediaType.JSON_UTF_8),
                    Map.entry("geojson", MediaType.parse("application/geo+json")),
                    Map.entry("svg", MediaType.SVG_UTF_8),
                    Map.entry("png", MediaType.PNG),
                    Map.entry("ico", MediaType.ICO),
                    Map.entry("webp", MediaType.WEBP),
                    Map.entry("woff2", MediaType.parse("font/woff2")),
                    Map.entry("txt", MediaType.PLAIN_TEXT_UTF_8));

    /** Only what is in the jar gets here, so that the jar is its bound. */
    private final Map<String, File> files = new ConcurrentHashMap<>();

    @Override
    public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
        Optional<File> file = find(context.path());
        if (file.isEmpty()) {
            return Gate.response(Problem.notFound());
        }
        var headers =
                ResponseHeaders.builder(HttpStatus.OK)
                        .contentType(file.get().type)
                        .set(HttpHeaderNames.CACHE_CONTROL, "no-cache")
                        .set(HttpHeaderNames.ETAG, file.get().tag);
        String known = request.headers().get(HttpHeaderNames.IF_NONE_MATCH, "");
        if (EntityTags.matches(known, file.get().tag)) {
            return HttpResponse.of(headers.status(HttpStatus.NOT_MODIFIED).build());
        }
        return HttpResponse.of(headers.build(), HttpData.wrap(file.get().content));
    }

    private Optional<File> find(String path) {
        String asked = path.equals("/") ? INDEX : path;
        File read = files.get(asked);
        if (read != null) {
            return Optional.of(read);
        }
        String extension = asked.substring(asked.lastIndexOf('.') + 1);
        if (!PATH.matcher(asked).matches() || !TYPES.containsKey(extension)) {
            return Optional.empty();
        }
        Optional<File> found = read(resource(asked), TYPES.get(extension));
        found.ifPresent(it -> files.put(asked, it));
        return found;
    }

    private static String resource(String asked) {
        return asked.equals(OPENAPI) ? "openapi.json" : CONSOLE + asked;
    }

    private static Optional<File> read(String resource, MediaType type) {
        try (InputStream in = StaticFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] content = in.readAllBytes();
            return Optional.of(new File(content, type, '"' + EntityTags.hash(content) + '"'));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** One file, as it is sent. */
    private record File(byte[] content, MediaType type, String tag) {}
}
