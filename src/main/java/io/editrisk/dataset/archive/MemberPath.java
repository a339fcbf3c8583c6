package io.editrisk.dataset.archive;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A member's name as an archive has it, made a path that cannot lead out of the archive. */
final class MemberPath {

    private static final String MAC = "__MACOSX";

    private MemberPath() {}

    /**
     * The path without "./"; empty for what is hidden or macOS's own.
     *
     * @throws InvalidArchiveException where the name leads elsewhere
     */
    static Optional<String> of(Path archive, String name) {
        if (name.startsWith("/") || name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0 || name.matches("[A-Za-z]:.*")) {
            throw new InvalidArchiveException(archive, "its member '" + name + "' is not a path within it");
        }
        List<String> parts = Arrays.stream(name.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
        if (parts.contains("..")) {
            throw new InvalidArchiveException(archive, "its member '" + name + "' leads out of it");
        }
        boolean hidden =
                parts.isEmpty() || parts.contains(MAC) || parts.stream().anyMatch(part -> part.startsWith("."));
        return hidden ? Optional.empty() : Optional.of(String.join("/", parts));
    }
}
