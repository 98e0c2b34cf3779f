package io.minewatch.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which format a client gets. */
class ExpositionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|TEXT",
                "*/*|TEXT",
                "text/html,*/*;q=0.8|TEXT",
                "application/openmetrics-text|OPEN_METRICS",
                "Application/OpenMetrics-Text; version=1.0.0|OPEN_METRICS",
                "application/openmetrics-text;version=1.0.0;q=0.6,text/plain;q=0.3|OPEN_METRICS",
                "text/plain;version=0.0.4;q=0.9,application/openmetrics-text;q=0.5|TEXT",
                "application/openmetrics-text;q=0|TEXT",
                "application/openmetrics-text;q=x|TEXT",
                "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily|TEXT",
                ",;,;;q=|TEXT",
            })
    void byTheAcceptHeader(String accept, Exposition expected) {
        assertEquals(expected, Exposition.preferred(accept));
    }
}
