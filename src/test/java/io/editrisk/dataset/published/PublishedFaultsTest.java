package io.editrisk.dataset.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.dataset.FewGarments;
import io.editrisk.dataset.array.InvalidArrayException;
import io.editrisk.dataset.array.MatFile;
import io.editrisk.dataset.array.NpyHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not as it is published ends in one line with the file and what is expected. */
class PublishedFaultsTest {

    @TempDir
    Path folder;

    private static Path reference(String name) {
        return PublishedFormsTest.REFERENCE.resolve(name);
    }

    private Path write(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    private String fault(String kind, Path source) {
        Imports imports = Imports.of(kind, source);
        try (PublishedSource opened = imports.open()) {
            imports.form().sets(opened, imports.options());
            return "";
        } catch (UnusableSourceException | InvalidArrayException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image-folder",
                "web-dataset",
                "imagenet",
                "imagenet-c",
                "imagenet-r",
                "imagenet-a",
                "imagenet-v2",
                "mnist",
                "svhn",
                "cifar-10",
                "cifar-10-c",
                "kitti-distance"
            })
    void aFolderWithNothingOfTheKind(String kind) throws IOException {
        write("notes.txt", new byte[1]);

        assertThat(fault(kind, folder)).startsWith(folder.toString()).doesNotContain("\n");
    }

    @Test
    void whatIsNotThere() {
        Path nothing = folder.resolve("nothing");

        assertThatThrownBy(() -> Imports.of("mnist", nothing).open()).hasMessage(nothing + ": no such file or folder");
        assertThatThrownBy(() -> PublishedForms.named("mnits"))
                .hasMessageStartingWith("unknown kind of data set 'mnits'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    imagenet | n00000000/ILSVRC2012_val_00000001.JPEG | the folder 'n00000000' is none of a class
                    imagenet | ILSVRC2012_val_00000001.JPEG | expected ILSVRC2012_devkit_t12.tar.gz beside it
                    imagenet-r | n01440764/art_0.jpg | the folder 'n01440764' is none of the 200 classes of imagenet-r
                    imagenet-v2 | 1000/a.jpeg | the folder '1000' is none of a class; expected a label from 0 to 999
                    imagenet-v2 | first/a.jpeg | the folder 'first' is none of a class
                    image-folder | a.png | lies in no folder of a class; expected CLASS/a.png
                    image-folder | cat/a.webp | is neither a PNG nor a JPEG; only these are read
                    """)
    void aPictureInTheWrongPlace(String kind, String file, String expected) throws IOException {
        write(file, new byte[1]);

        assertThat(fault(kind, folder)).startsWith(folder.toString()).contains(expected);
    }

    @Test
    void anIdxFileOfAnotherLength() throws IOException {
        Path images =
                write("train-images-idx3-ubyte", new byte[] {0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 28, 0, 0, 0, 28, 1});
        write("train-labels-idx1-ubyte", new byte[] {0, 0, 8, 1, 0, 0, 0, 1, 3});

        assertThat(fault("mnist", folder)).isEqualTo(images + ": 1 bytes where its header promises [1, 28, 28]");
    }

    @Test
    void aLabelThatIsNone() throws IOException {
        write("train-images-idx3-ubyte", new byte[] {0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 1});
        Path labels = write("train-labels-idx1-ubyte", new byte[] {0, 0, 8, 1, 0, 0, 0, 1, 10});

        assertThat(fault("mnist", folder)).isEqualTo(labels + ": label 10 at 0; 0 to 9 are allowed");
    }

    @Test
    void aPictureThatTheDevkitDoesNotKnow() throws IOException {
        write("ILSVRC2012_val_00000006.JPEG", new byte[1]);
        Files.copy(reference("imagenet/ILSVRC2012_devkit_t12.tar.gz"), folder.resolve("ILSVRC2012_devkit_t12.tar.gz"));

        assertThat(fault("imagenet", folder))
                .contains("ILSVRC2012_val_00000006.JPEG has the number 6; ", "knows 1 to 5");
    }

    @Test
    void aKittiLabelWithoutADistance() {
        assertThatThrownBy(() -> KittiLabel.of("a.txt", "Pedestrian 1\nCar 0 0 0\n"))
                .hasMessage("a.txt:2: 4 fields; a label's line has 15");
        assertThat(KittiLabel.of("a.txt", "")).isEqualTo(3);
    }

    @Test
    void aMatFileThatClaimsMoreThanIsAllowed() throws IOException {
        byte[] mat = Files.readAllBytes(reference("svhn/test_32x32.mat"));

        assertThatThrownBy(() -> MatFile.read("a.mat", mat, 1000))
                .isInstanceOf(InvalidArrayException.class)
                .hasMessage("a.mat: its array X is said to be [32, 32, 3, 12]; at most 1000 values are allowed");
    }

    /** The library passes over an entry beyond 2 GiB and says so on standard error. */
    @Test
    void aMatFileWithAnEntryThatIsNotThere() throws IOException {
        byte[] mat = Files.readAllBytes(reference("svhn/test_32x32.mat"));
        ByteBuffer.wrap(mat).order(ByteOrder.LITTLE_ENDIAN).putInt(132, -16);

        assertThatThrownBy(() -> MatFile.read("a.mat", mat, 100_000))
                .isInstanceOf(InvalidArrayException.class)
                .hasMessage(
                        "a.mat: cut short or damaged: the entry at byte 128 is said to have 4294967280 bytes, %d are left",
                        mat.length - 136);
    }

    /** The same claim, within a compressed entry. */
    @Test
    void aMatFileWithAnEntryThatWouldInflateTooFar() {
        Deflater deflater = new Deflater();
        deflater.setInput(new byte[] {14, 0, 0, 0, 0, 0, 0, (byte) 0x80, 1, 2, 3});
        deflater.finish();
        byte[] compressed = new byte[100];
        int length = deflater.deflate(compressed);
        deflater.end();
        ByteBuffer mat = ByteBuffer.allocate(136 + length).order(ByteOrder.LITTLE_ENDIAN);
        mat.position(124).putShort((short) 0x100).put((byte) 'I').put((byte) 'M');
        mat.putInt(15).putInt(length).put(compressed, 0, length);

        assertThatThrownBy(() -> MatFile.read("a.mat", mat.array(), 100_000))
                .hasMessage("a.mat: damaged: the entry at byte 128 is larger than 2 GiB");
    }

    /** Whatever stands in a mat file ends in a line. */
    @Test
    void aMatFileWithSomeBytesWrongNeverEndsOtherwise() throws IOException {
        SplittableRandom random = new SplittableRandom(9);
        byte[] whole = Files.readAllBytes(reference("svhn/test_32x32.mat"));
        for (int i = 0; i < 400; i++) {
            byte[] damaged = whole.clone();
            for (int j = random.nextInt(1, 4); j > 0; j--) {
                int at = random.nextBoolean() ? random.nextInt(256) : random.nextInt(whole.length);
                damaged[at] = (byte) random.nextInt();
            }
            byte[] mat = random.nextInt(4) == 0 ? Arrays.copyOf(damaged, random.nextInt(whole.length)) : damaged;
            try {
                MatFile.read("a.mat", mat, 100_000).bytes("X");
            } catch (InvalidArrayException e) {
                assertThat(e.getMessage()).startsWith("a.mat: ").doesNotContain("\n");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'descr': '|O', 'fortran_order': True, 'shape': (1,), }",
                "{'descr': __import__('os'), 'fortran_order': False, 'shape': (1,), }",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (-1,), }",
                "nothing"
            })
    void anNpyHeaderThatIsNoPlainArrays(String header) {
        byte[] text = header.getBytes(StandardCharsets.US_ASCII);
        byte[] file = new byte[10 + text.length];
        System.arraycopy(
                new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) text.length, 0}, 0, file, 0, 10);
        System.arraycopy(text, 0, file, 10, text.length);

        assertThatThrownBy(() -> NpyHeader.read("a.npy", file))
                .hasMessage("a.npy: its npy header is not one of a plain array in row-major order");
    }

    @Test
    void anOptionThatThereIsNot() {
        assertThatThrownBy(() -> Imports.of("imagenet", folder, Map.of("classes", "some")))
                .hasMessage("option classes of imagenet is 'some'; allowed: all, imagenet-r, imagenet-a");
        assertThatThrownBy(() -> Imports.of("mnist", folder, Map.of("seed", "1")))
                .hasMessage("unknown option 'seed' of mnist; it has none");
    }

    @Test
    void aWebDatasetsSampleWithoutALabel() throws IOException {
        Path shards = Files.createDirectories(folder.resolve("shards"));
        for (String name : new String[] {"some-000000.tar", "some-000001.tar"}) {
            Files.copy(reference("web-dataset").resolve(name), shards.resolve(name));
        }
        byte[] second = Files.readAllBytes(shards.resolve("some-000001.tar"));
        String text = new String(second, StandardCharsets.ISO_8859_1).replaceFirst("1000\\.cls", "1000.txt");
        assertThat(text).contains("1000.txt");
        Files.write(shards.resolve("some-000001.tar"), resummed(text.getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(fault("web-dataset", shards)).contains("sample some/1000: its label is ''");
    }

    @Test
    void aWebDatasetsPairWithoutTheMaskThatTheOthersHave() throws IOException {
        FewGarments.writeMasked(folder.resolve("with"));
        FewGarments.writeGravel(folder.resolve("without"));
        Path shards = Files.createDirectories(folder.resolve("shards"));
        Files.copy(
                folder.resolve("with").resolve(FewGarments.MASKED).resolve("shard-00000.tar"), shards.resolve("a.tar"));
        assertThat(fault("web-dataset", shards)).isEmpty();
        Files.copy(
                folder.resolve("without/datasets/garments-on-gravel/train/shard-00000.tar.gz"),
                shards.resolve("b.tar.gz"));

        assertThat(fault("web-dataset", shards))
                .endsWith("other pictures than the first sample has, which is a pair x, xprime with a mask");
    }

    /** With every header's checksum set right. */
    private static byte[] resummed(byte[] tar) {
        for (int at = 0; at < tar.length; at += 512) {
            if (new String(tar, at + 257, 5, StandardCharsets.US_ASCII).equals("ustar")) {
                Arrays.fill(tar, at + 148, at + 156, (byte) ' ');
                int sum = 0;
                for (int i = 0; i < 512; i++) {
                    sum += tar[at + i] & 0xff;
                }
                byte[] digits = "%06o\0 ".formatted(sum).getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(digits, 0, tar, at + 148, digits.length);
            }
        }
        return tar;
    }
}
