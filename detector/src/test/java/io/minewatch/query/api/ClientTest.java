package io.minewatch.query.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.query.api.access.Role;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

/** A client that OpenAPI Generator makes of the description compiles, and gets what there is. */
class ClientTest {

    /** Copied by the build. */
    private static final Path GENERATOR = Path.of("target/openapi-generator.jar");

    private static final long PATIENCE_SECONDS = 300;

    /** The generator writes it at every class; it comes with no JDK any more. */
    private static final String GENERATED =
            """
            package javax.annotation;

            public @interface Generated {
                String[] value();
                String date() default "";
                String comments() default "";
            }
            """;

    @TempDir Path folder;

    @Test
    void aGeneratedClientListsAndReadsAndUnderstandsRefusals() throws Exception {
        try (var served = new Served(folder)) {
            var now = Instant.now();
            served.record(
                    Records.of("d1-A", now.minusSeconds(30)),
                    Records.of("d1-B", now.minusSeconds(60)));
            var description = folder.resolve("openapi.json");
            Files.writeString(description, served.send(served.request("/openapi.json")).body());
            generate(description, folder.resolve("client"));
            compile();
            var said = call(served.uri("").toString(), served.token(Role.OPERATOR));
            assertEquals(
                    List.of(
                            "listed d1-A confirmed",
                            "listed d1-B confirmed",
                            "one d1-A Example Pool 500103"),
                    said.subList(0, 3));
            assertTrue(said.get(3).startsWith("progress "), said.get(3));
            assertTrue(said.get(4).startsWith("none 404 application/problem+json"), said.get(4));
            assertEquals(404, Served.JSON.readTree(problem(said.get(4))).path("status").asInt());
        }
    }

    private static String problem(String said) {
        return said.substring(said.indexOf('{'));
    }

    private void generate(Path description, Path into) throws Exception {
        var log = folder.resolve("generator.log");
        var process =
                new ProcessBuilder(
                                java(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-jar",
                                GENERATOR.toAbsolutePath().toString(),
                                "generate",
                                "-i",
                                description.toString(),
                                "-g",
                                "java",
                                "--library",
                                "native",
                                "-o",
                                into.toString(),
                                "--type-mappings",
                                "null=Object,ModelNull=Object",
                                "--additional-properties",
                                "openApiNullable=false,supportUrlQuery=false,"
                                        + "apiPackage=client.api,modelPackage=client.model,"
                                        + "invokerPackage=client",
                                "--global-property",
                                "apis,models,supportingFiles,apiDocs=false,modelDocs=false,"
                                        + "apiTests=false,modelTests=false")
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "too slow");
        assertEquals(0, process.exitValue(), Files.readString(log));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private void compile() throws IOException {
        var own = folder.resolve("client/src/main/java/client/Calls.java");
        try (var in = ClientTest.class.getResourceAsStream("Calls.java.txt")) {
            Files.copy(in, own);
        }
        Files.writeString(folder.resolve("Generated.java"), GENERATED);
        var words =
                new ArrayList<String>(
                        List.of("-nowarn", "-proc:none", "-d", classes().toString(), "-cp"));
        words.add(System.getProperty("java.class.path"));
        words.add(folder.resolve("Generated.java").toString());
        try (Stream<Path> files = Files.walk(folder.resolve("client/src/main/java"))) {
            files.map(Path::toString).filter(it -> it.endsWith(".java")).forEach(words::add);
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        assertEquals(0, compiler.run(null, null, null, words.toArray(String[]::new)));
    }

    private Path classes() {
        return folder.resolve("classes");
    }

    private List<String> call(String url, String token) throws Exception {
        var place = new URL[] {classes().toUri().toURL()};
        try (var loader = new URLClassLoader(place, ClientTest.class.getClassLoader())) {
            var calls = loader.loadClass("client.Calls");
            var make = calls.getMethod("make", String.class, String.class, String.class);
            var said = new ArrayList<String>();
            ((List<?>) make.invoke(null, url, token, "d1-A")).forEach(it -> said.add("" + it));
            return said;
        }
    }
}
