package io.editrisk.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of {@code examples/paper/}.
 *
 * @param comment what it opens with, without the signs of comments
 */
public record PaperFigure(String name, String comment, String yaml) {

    private static final Path FOLDER = Path.of("examples/paper");
    private static final String COMMAND = "./editrisk ";
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    public static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    public static PaperFigure of(String name) throws IOException {
        String yaml = Files.readString(FOLDER.resolve(name));
        String comment = yaml.lines()
                .takeWhile(line -> line.startsWith("#"))
                .map(line -> line.substring(Math.min(2, line.length())))
                .collect(Collectors.joining("\n"));
        return new PaperFigure(name, comment, yaml);
    }

    public Path file() {
        return FOLDER.resolve(name);
    }

    /** The commands that it names which begin so, each in words. */
    public List<List<String>> commands(String... beginning) {
        return Arrays.stream(comment.replace("\\\n", " ").split("\n"))
                .map(String::strip)
                .filter(line -> line.startsWith(COMMAND))
                .map(line -> words(line.substring(COMMAND.length())))
                .filter(words -> words.subList(0, Math.min(words.size(), beginning.length))
                        .equals(List.of(beginning)))
                .toList();
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words;
    }
}
