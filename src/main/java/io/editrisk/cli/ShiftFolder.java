package io.editrisk.cli;

import io.editrisk.shift.PictureFrame;
import io.editrisk.shift.Shift;
import io.editrisk.store.Json;
import io.editrisk.store.MalformedJsonException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that takes the pictures of one shift. A note in it says how they were made, so that nothing made otherwise gets
 * among them; it is locked while they are made, so that one process at a time does.
 */
final class ShiftFolder implements AutoCloseable {

    /** The note's file name. */
    static final String NOTE = "corruption.json";

    /**
     * How the pictures of a folder are made.
     *
     * @param frost where frost's textures are from
     */
    record Note(String corruption, int severity, long seed, String frame, String frost) {}

    private final Path folder;
    private final Shift shift;
    private final PictureFrame frame;
    private final FileChannel note;

    private ShiftFolder(Path folder, Shift shift, PictureFrame frame, FileChannel note) {
        this.folder = folder;
        this.shift = shift;
        this.frame = frame;
        this.note = note;
    }

    /** Opens or makes the folder; a {@link WrongInputException} where it holds anything but what is made in that way. */
    static ShiftFolder open(Path folder, Shift shift, CorruptionOfPictures made) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new WrongInputException(folder + ": is a file; a folder is to be made there");
        }
        Note expected = new Note(
                shift.corruption(),
                shift.severity(),
                made.shifts().seed(),
                made.frame().label(),
                made.shifts().frost().origin());
        boolean fresh = !Files.exists(folder.resolve(NOTE));
        if (fresh && holdsAnything(folder)) {
            throw new WrongInputException(
                    folder + ": holds files, and no " + NOTE + " that says how they were made; name another folder");
        }
        Files.createDirectories(folder);
        ShiftFolder opened = new ShiftFolder(folder, shift, made.frame(), locked(folder));
        try {
            opened.agree(expected);
            opened.sweep();
            return opened;
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static boolean holdsAnything(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }

    private static FileChannel locked(Path folder) throws IOException {
        FileChannel note = FileChannel.open(
                folder.resolve(NOTE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (note.tryLock() != null) {
                return note;
            }
        } catch (OverlappingFileLockException e) {
            // by this very process
        }
        note.close();
        throw new WrongInputException(folder + ": another command is writing there");
    }

    private void agree(Note expected) throws IOException {
        ByteBuffer written = ByteBuffer.allocate(Math.toIntExact(note.size()));
        while (written.hasRemaining() && note.read(written) >= 0) {
            // goes on
        }
        if (written.capacity() == 0) {
            note.write(ByteBuffer.wrap(Json.encodePretty(expected)));
            return;
        }
        Note found;
        try {
            found = Json.decode(written.array(), Note.class);
        } catch (MalformedJsonException e) {
            throw new WrongInputException(folder.resolve(NOTE) + ": " + e.getMessage());
        }
        if (!found.equals(expected)) {
            throw new WrongInputException(folder.resolve(NOTE) + ": made as " + words(found) + ", asked for is "
                    + words(expected) + "; name another folder");
        }
    }

    private static String words(Note note) {
        return note.corruption() + " " + note.severity() + " with seed " + note.seed() + ", frame " + note.frame()
                + ", frost " + note.frost();
    }

    /** Removes what a process that was ended had begun. */
    private void sweep() throws IOException {
        List<Path> parts;
        try (Stream<Path> files = Files.walk(folder)) {
            parts = files.filter(file -> file.toString().endsWith(WholeFile.PART))
                    .toList();
        }
        for (Path part : parts) {
            Files.delete(part);
        }
    }

    Shift shift() {
        return shift;
    }

    /** Whether the picture made of an original is there, whole, and not older than the original. */
    boolean holds(String name, Path original) throws IOException {
        Path file = file(name);
        return Files.isRegularFile(file)
                && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(original)) >= 0
                && PictureEnds.areWhole(file);
    }

    void write(String name, byte[] picture) throws IOException {
        Path file = file(name);
        Files.createDirectories(file.getParent());
        WholeFile.write(file, picture);
    }

    private Path file(String name) {
        return folder.resolve(frame.fileName(name));
    }

    @Override
    public void close() throws IOException {
        note.close();
    }
}
