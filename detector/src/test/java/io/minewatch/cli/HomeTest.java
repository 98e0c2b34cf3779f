package io.minewatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

class HomeTest {

    @Test
    void thePropertyWinsThenTheEnvironmentThenTheWorkingDirectory() {
        var property = new Properties();
        property.setProperty("minewatch.home", "/opt/a");
        var environment = Map.of("MINEWATCH_HOME", "/opt/b");
        assertEquals(Path.of("/opt/a/signatures"), signatures(property, environment));
        assertEquals(Path.of("/opt/b/signatures"), signatures(new Properties(), environment));
        assertEquals(Path.of("signatures"), signatures(new Properties(), Map.of()));
        assertEquals(
                Path.of("signatures"), signatures(new Properties(), Map.of("MINEWATCH_HOME", " ")));
    }

    private static Path signatures(Properties properties, Map<String, String> environment) {
        return Home.of(properties, environment).signatures();
    }
}
