package io.editrisk.cli;

import io.editrisk.shift.PictureFrame;
import io.editrisk.shift.Shift;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where corrupted pictures go, and what cannot go there. */
final class CorruptionPaths {

    private CorruptionPaths() {}

    /** The folder of one shift's pictures: OUT itself where there is but one, else as ImageNet-C is laid out. */
    static Path of(Path out, Shift shift, boolean single) {
        if (single) {
            return out;
        }
        if (Files.exists(out.resolve(ShiftFolder.NOTE))) {
            throw new WrongInputException(
                    out + ": holds the pictures of one corruption; name another folder for several");
        }
        return out.resolve(shift.corruption()).resolve(Integer.toString(shift.severity()));
    }

    /** A {@link WrongInputException} where what is written would lie among what is read, or on it. */
    static void require(Path in, Path out) throws IOException {
        Path from = in.toRealPath();
        Path to = real(out);
        if (to.equals(from)) {
            throw new WrongInputException(out + ": IN and OUT are the same");
        }
        if (to.startsWith(from)) {
            throw new WrongInputException(
                    out + ": lies in " + in + ", and would be taken for pictures to corrupt; name a place outside");
        }
    }

    /** A path as it will be once it is made: links of what is there already are followed. */
    private static Path real(Path path) throws IOException {
        Path there = path.toAbsolutePath().normalize();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        Path missing = there.relativize(path.toAbsolutePath().normalize());
        return there.toRealPath().resolve(missing).normalize();
    }

    /** A {@link WrongInputException} where two pictures would get one name. */
    static void requireDifferent(List<String> names, PictureFrame frame) {
        Map<String, String> taken = new HashMap<>();
        for (String name : names) {
            String other = taken.putIfAbsent(frame.fileName(name), name);
            if (other != null) {
                throw new WrongInputException(
                        name + ": would be written to " + frame.fileName(name) + " as " + other + " is; rename one");
            }
        }
    }
}
