package io.editrisk.dataset.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchivesTest {

    @TempDir
    Path folder;

    private Archives archives() {
        return new Archives(folder, Limits.usual());
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private interface Entries {
        void to(TarArchiveOutputStream tar) throws IOException;
    }

    private static byte[] tar(Entries entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            entries.to(tar);
        }
        return bytes.toByteArray();
    }

    private static void add(TarArchiveOutputStream tar, String name, String content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(content.length());
        tar.putArchiveEntry(entry);
        tar.write(content.getBytes(StandardCharsets.US_ASCII));
        tar.closeArchiveEntry();
    }

    private static byte[] whole() throws IOException {
        return tar(tar -> {
            add(tar, "./b/two.txt", "second");
            add(tar, "a/" + "long".repeat(60) + ".txt", "far away");
            add(tar, "b/.hidden", "not seen");
            add(tar, "__MACOSX/b/two.txt", "not seen");
            add(tar, "a/one.txt", "first");
        });
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    @Test
    void aTarATarWithGzipAZipAndAFolderHaveTheSameMembers() throws IOException {
        Path plain = file("whole.tar", whole());
        Path packed = file("whole.tar.gz", gzip(whole()));
        Path zip = folder.resolve("whole.zip");
        Path unpacked = Files.createDirectory(folder.resolve("whole"));
        try (Archive tar = archives().open(plain);
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (Member member : tar.members()) {
                out.putNextEntry(new ZipEntry(member.path()));
                out.write(tar.read(member));
                Path target = unpacked.resolve(member.path());
                Files.createDirectories(target.getParent());
                Files.write(target, tar.read(member));
            }
        }

        for (Path path : List.of(plain, packed, zip, unpacked)) {
            try (Archive archive = archives().open(path)) {
                assertThat(archive.members())
                        .extracting(Member::path)
                        .containsExactly("a/" + "long".repeat(60) + ".txt", "a/one.txt", "b/two.txt");
                assertThat(archive.read(archive.members().get(1))).asString().isEqualTo("first");
                assertThat(archive.read(archive.members().get(2), 2, 3))
                        .asString()
                        .isEqualTo("con");
            }
        }
        assertThat(folder).isDirectoryNotContaining("glob:**unpacked-*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../out.txt", "a/../../out.txt", "/etc/passwd", "C:/windows", "a\\b"})
    void aMemberThatLeadsOutIsRefused(String name) throws IOException {
        Path tar = file("bad.tar", tar(out -> add(out, name, "x")));
        Path zip = folder.resolve("bad.zip");
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(zip)) {
            out.putArchiveEntry(new ZipArchiveEntry(name));
            out.closeArchiveEntry();
        }

        for (Path path : name.contains("\\") ? List.of(tar) : List.of(tar, zip)) {
            assertThatThrownBy(() -> archives().open(path))
                    .isInstanceOf(InvalidArchiveException.class)
                    .hasMessageStartingWith(path + ": its member '")
                    .hasMessageNotContaining("\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"50", "49", "51", "52", "54"})
    void linksAndDevicesAreRefused(int type) throws IOException {
        Path path = file("link.tar", tar(out -> {
            TarArchiveEntry link = new TarArchiveEntry("link", (byte) type);
            link.setLinkName("/etc/passwd");
            out.putArchiveEntry(link);
            out.closeArchiveEntry();
        }));

        assertThat((byte) 50).isEqualTo(TarConstants.LF_SYMLINK);
        assertThatThrownBy(() -> archives().open(path))
                .hasMessage(path + ": its member 'link' is a link or a device; only files and folders are allowed");
    }

    @Test
    void aLinkInAZipOrAFolderIsRefused() throws IOException {
        Path zip = folder.resolve("link.zip");
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(zip)) {
            ZipArchiveEntry link = new ZipArchiveEntry("link");
            link.setUnixMode(0120777);
            out.putArchiveEntry(link);
            out.write("/etc/passwd".getBytes(StandardCharsets.US_ASCII));
            out.closeArchiveEntry();
        }
        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
        Files.createSymbolicLink(unpacked.resolve("link"), Path.of("/etc/passwd"));

        for (Path path : List.of(zip, unpacked)) {
            assertThatThrownBy(() -> archives().open(path)).hasMessageContaining("'link' is a link or a device");
        }
    }

    @Test
    void aTarCutAnywhereIsRefused() throws IOException {
        byte[] whole = whole();
        int end = whole.length;
        while (whole[end - 1] == 0) {
            end--;
        }
        // the last member's padding and one of the two closing blocks may be there: that is cut too
        int closed = (end + 511) / 512 * 512 + 1024;
        for (int length = 0; length < closed; length += 128) {
            Path path = file("cut.tar", Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> archives().open(path).close())
                    .as("cut to %d", length)
                    .isInstanceOf(InvalidArchiveException.class)
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void aGzipCutAnywhereIsRefused() throws IOException {
        byte[] whole = gzip(whole());
        for (int length = 2; length < whole.length; length += 7) {
            Path path = file("cut.tar.gz", Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> archives().open(path).close())
                    .as("cut to %d", length)
                    .isInstanceOf(InvalidArchiveException.class);
        }
    }

    @Test
    void aBombIsRefusedBeforeItIsUnpacked() throws IOException {
        Path gzip = file("bomb.tar.gz", gzip(new byte[64 << 20]));
        Path zip = folder.resolve("bomb.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("zeros"));
            out.write(new byte[64 << 20]);
        }

        for (Path path : List.of(gzip, zip)) {
            assertThatThrownBy(() -> archives().open(path))
                    .hasMessage(path + ": unpacks to more than 200 times its bytes; such files are made to fill disks");
        }
    }

    @Test
    void tooManyMembersAndTooManyBytesAreRefused() throws IOException {
        Path path = file("whole.tar", whole());

        assertThatThrownBy(() -> new Archives(folder, new Limits(4, 1 << 20, 10)).open(path))
                .hasMessage(path + ": more than 4 files in it; that many are allowed");
        assertThatThrownBy(() -> new Archives(folder, new Limits(10, 20, 10)).open(path))
                .hasMessage(path + ": unpacks to more than the 20 bytes that are allowed");
    }

    @Test
    void aMemberThatIsThereTwiceIsRefused() throws IOException {
        Path path = file("twice.tar", tar(out -> {
            add(out, "a", "x");
            add(out, "./a", "y");
        }));

        assertThatThrownBy(() -> archives().open(path)).hasMessage(path + ": its member 'a' is there twice");
    }

    /** Whatever stands in an archive ends in a line, never in another exception. */
    @Test
    void anArchiveWithSomeBytesWrongNeverEndsOtherwise() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        Path zipped = folder.resolve("whole.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zipped))) {
            out.putNextEntry(new ZipEntry("a/one.txt"));
            out.write("first ".repeat(100).getBytes(StandardCharsets.US_ASCII));
        }
        List<byte[]> wholes = List.of(whole(), gzip(whole()), Files.readAllBytes(zipped));
        for (int i = 0; i < 600; i++) {
            byte[] damaged = wholes.get(i % 3).clone();
            for (int j = random.nextInt(1, 4); j > 0; j--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Path path = file("damaged", damaged);
            try (Archive archive = archives().open(path)) {
                archive.members().forEach(archive::read);
            } catch (InvalidArchiveException e) {
                assertThat(e.getMessage()).startsWith(path + ": ").doesNotContain("\n");
            }
        }
    }
}
