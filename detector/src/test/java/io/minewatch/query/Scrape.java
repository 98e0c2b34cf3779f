package io.minewatch.query;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** Asks the pages as a client does. */
final class Scrape {

    private Scrape() {}

    static HttpResponse<String> get(Management management, String path, String... headers)
            throws IOException, InterruptedException {
        return get(management.address(), path, headers);
    }

    static HttpResponse<String> get(InetSocketAddress address, String path, String... headers)
            throws IOException, InterruptedException {
        String host = address.getAddress().getHostAddress();
        String shown = host.contains(":") ? "[" + host.split("%")[0] + "]" : host;
        var request =
                HttpRequest.newBuilder(
                        URI.create("http://" + shown + ":" + address.getPort() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    /** The samples of a page in the text format, by name and labels as they are written. */
    static Map<String, Double> samples(String text) {
        var samples = new LinkedHashMap<String, Double>();
        text.lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(
                        line -> {
                            int blank = line.lastIndexOf(' ');
                            samples.put(
                                    line.substring(0, blank),
                                    Double.parseDouble(line.substring(blank + 1)));
                        });
        return samples;
    }
}
