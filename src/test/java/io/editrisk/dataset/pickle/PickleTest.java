package io.editrisk.dataset.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pickles of Python 2 and 3, and what is refused in them. */
class PickleTest {

    /** Opens a tuple ("storage", ByteStorage, "0", "cpu", n). */
    private static final String STORAGE = "(X\7\0\0\0storagectorch\nByteStorage\nX\1\0\0\0" + "0X\3\0\0\0cpuK";

    private static final String TENSOR = "\u0080\2}X\1\0\0\0xctorch._utils\n_rebuild_tensor_v2\n(";

    @TempDir
    private Path folder;

    @Test
    void aBatchOfCifarAsPython2WroteIt() throws IOException {
        PickledDict batch =
                Pickle.read("data_batch_1", Files.readAllBytes(TorchFileTest.REFERENCE.resolve("data_batch_1")));

        assertThat(batch.integers("labels")).containsExactly(6L, 9L);
        assertThat(batch.texts("filenames"))
                .containsExactly("leptodactylus_pentadactylus_s_000004.png", "camion_s_000148.png");
        StoredArray pictures = batch.array("data");
        assertThat(pictures.shape()).containsExactly(2L, 3072L);
        byte[] second = pictures.at(1).bytes();
        for (int i = 0; i < second.length; i++) {
            assertThat(second[i]).isEqualTo((byte) ((3072 + i) * 7 % 251));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "(i__builtin__\\neval\\n.            | byte 1: opcode 0x69 ('i') is not allowed: nothing in a pickle is executed",
                "(cos\\nsystem\\no.                  | byte 1: global 'os.system' is not allowed; only",
                "\\x82\\x01.                         | byte 0: opcode 0x82 is not allowed: nothing in a pickle is executed",
                "c__builtin__\\neval\\n.             | byte 0: global '__builtin__.eval' is not allowed; only",
                "ccollections\\nOrderedDict\\n)R(K\\x01K\\x02u}\\x81. | byte 34: opcode 0x81 is not allowed",
                "}K\\x01R.                           | byte 3: calls something that is not to be called",
                "h\\x07.                             | byte 0: asks for entry 7 of the memo, which is empty",
                "K\\x01K\\x02a.                      | byte 4: appends to something that is no list",
                "](K\\x01e                           | byte 5: cut short: 1 more bytes are needed where 0 are left",
                "X\\xff\\xff\\xff\\x7fa.             | byte 0: cut short: 2147483647 more bytes are needed where 2 are left",
                "T\\xff\\xff\\xff\\xffa.             | byte 0: cut short: -1 more bytes are needed where 2 are left",
                "}]K\\x01s.                          | byte 4: a dictionary's key that is neither text nor a whole number",
                "(K\\x01.                            | holds no dictionary",
                "K\\x01(.                            | byte 3: asks for 1 values where there are 0",
                "e.                                  | byte 0: asks for the values from a mark on where there is none",
                "\\x80\\x06}.                        | byte 0: protocol 6; 2 to 5 are known",
                "\\x8a\\x09123456789.                | byte 0: a whole number of 9 bytes; up to 8 are allowed",
                "K\\x01Q.                            | byte 2: something that lies outside the pickle",
            })
    void whatIsRefusedInAPickle(String pickle, String expected) {
        assertThatThrownBy(() -> Pickle.read("data_batch_1", bytes(pickle)))
                .isInstanceOf(InvalidPickleException.class)
                .hasMessageStartingWith("data_batch_1: " + expected);
    }

    @ParameterizedTest
    @CsvSource({
        "9, 0, 4, 1, storage '0' of 9 numbers of UINT8 has 8 bytes in the file",
        "8, 5, 4, 1, 'an array of shape [4], strides [1] and offset 5, of which the last number lies outside its 8 bytes'",
        "8, 0, 3, 4, 'an array of shape [3], strides [4] and offset 0, of which the last number lies outside its 8 bytes'",
    })
    void aTensorLiesWithinItsStorage(int numbers, int offset, int size, int stride, String expected)
            throws IOException {
        Path file = TorchZipFile.write(
                folder.resolve("road.pt"),
                TENSOR + STORAGE + (char) numbers + "tQK" + (char) offset + "K" + (char) size + "\u0085K"
                        + (char) stride + "\u0085\u0089}tRs.");
        assertThatThrownBy(() -> TorchZipFile.read(file)).hasMessageContaining(": " + expected);
    }

    @Test
    void aFewBytesDoNotBecomeAHugeTensor() throws IOException {
        Path file = TorchZipFile.write(
                folder.resolve("road.pt"), TENSOR + STORAGE + "\10tQK\0J\0\0\0\100\u0085K\0\u0085\u0089}tRs.");
        assertThatThrownBy(() -> TorchZipFile.read(file))
                .hasMessageEndingWith(
                        "an array of shape [1073741824] out of 8 bytes: numbers are repeated at most 16 times");
    }

    /** With {@code \n} and {@code \xNN} for bytes that cannot be written. */
    private static byte[] bytes(String pickle) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < pickle.length(); i++) {
            if (pickle.startsWith("\\x", i)) {
                plain.append((char) Integer.parseInt(pickle.substring(i + 2, i + 4), 16));
                i += 3;
            } else if (pickle.startsWith("\\n", i)) {
                plain.append('\n');
                i++;
            } else {
                plain.append(pickle.charAt(i));
            }
        }
        return plain.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
