package io.minewatch.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The directory that the program was installed or checked out into, where its data stands.
 *
 * @param directory absolute, or "" for the working directory
 */
record Home(Path directory) {

    /** Set by the launcher. */
    static final String PROPERTY = "minewatch.home";

    static final String ENVIRONMENT = "MINEWATCH_HOME";

    /** Of this process: the property, else the environment, else the working directory. */
    static Home current() {
        return of(System.getProperties(), System.getenv());
    }

    static Home of(Properties properties, Map<String, String> environment) {
        return Optional.ofNullable(properties.getProperty(PROPERTY))
                .or(() -> Optional.ofNullable(environment.get(ENVIRONMENT)))
                .filter(home -> !home.isBlank())
                .map(home -> new Home(Path.of(home)))
                .orElseGet(() -> new Home(Path.of("")));
    }

    /** Where the signatures are unless the user says otherwise. */
    Path signatures() {
        return directory.resolve("signatures");
    }
}
