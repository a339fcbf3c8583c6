package io.editrisk.dataset.published;

import io.editrisk.experiment.PaperFigure;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What an experiment's first lines say to import, done over small downloads. */
public final class HeaderImports {

    private static final int KIND = 2;
    private static final int SOURCE = 3;
    private static final String HOME = "examples/paper/";

    private HeaderImports() {}

    /**
     * Imports all.
     *
     * @param downloads by the names that the commands have
     * @param folder in the place of the experiment's own
     */
    public static void make(PaperFigure figure, Map<String, Path> downloads, Path folder) {
        for (List<String> words : figure.commands("dataset", "import")) {
            Map<String, String> options = new HashMap<>();
            for (int i = 0; i < words.size(); i++) {
                if (words.get(i).equals("--option")) {
                    String[] option = words.get(i + 1).split("=", 2);
                    options.put(option[0], option[1]);
                }
            }
            // it only gives images their published names, and here are fewer than the masks of one concept speak of
            options.remove("imagenet");
            String to = words.get(words.indexOf("--to") + 1);
            Imports.of(words.get(KIND), found(downloads, words.get(SOURCE)), options)
                    .allInto(folder.resolve(to.substring(HOME.length())));
        }
    }

    private static Path found(Map<String, Path> downloads, String name) {
        return Objects.requireNonNull(downloads.get(name), name);
    }
}
