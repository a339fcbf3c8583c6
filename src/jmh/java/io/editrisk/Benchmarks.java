package io.editrisk;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.Main;

/**
 * Runs the benchmarks whose names match: {@code ./mvnw -q -Pbenchmark test-compile exec:java -Dexec.args="ForwardPass"}.
 * JMH's own arguments follow the name. Maven runs this in its own process under a class loader of its own; JMH starts
 * each fork by {@code java.class.path}, which must therefore name what that loader loads from.
 */
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String... args) throws IOException, URISyntaxException {
        if (Benchmarks.class.getClassLoader() instanceof URLClassLoader loader) {
            List<String> places = new ArrayList<>();
            for (URL place : loader.getURLs()) {
                places.add(Path.of(place.toURI()).toString());
            }
            System.setProperty("java.class.path", String.join(File.pathSeparator, places));
        }
        List<String> all = new ArrayList<>(List.of("-foe", "true"));
        all.addAll(List.of(args));
        Main.main(all.toArray(String[]::new));
    }
}
