package io.editrisk.dataset.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.store.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What PyTorch wrote (torch_files.py says how), read and compared. */
class TorchFileTest {

    static final Path REFERENCE = Path.of("src/test/resources/reference/torch");

    @TempDir
    private Path folder;

    @Test
    void everyTensorHasPyTorchsNumbersWhateverItsTypeAndStrides() throws IOException {
        JsonNode expected = Json.tree(Files.readAllBytes(REFERENCE.resolve("tensors.json")));
        PickledDict file = TorchZipFile.read(REFERENCE.resolve("tensors.pt"));
        Iterator<Map.Entry<String, JsonNode>> tensors = expected.properties().iterator();
        int compared = 0;
        while (tensors.hasNext()) {
            Map.Entry<String, JsonNode> tensor = tensors.next();
            StoredArray array = file.array(tensor.getKey());
            assertThat(array.shape())
                    .as(tensor.getKey())
                    .isEqualTo(longs(tensor.getValue().get("shape")));
            assertThat(array.floats())
                    .as(tensor.getKey())
                    .containsExactly(floats(tensor.getValue().get("values")));
            compared++;
        }
        assertThat(compared).isEqualTo(13);
    }

    @Test
    void wholeNumbersOf64BitsAreExact() throws IOException {
        PickledDict file = TorchZipFile.read(REFERENCE.resolve("tensors.pt"));
        assertThat(file.array("int64").integers()).containsExactly(Long.MIN_VALUE, -1, 0, Long.MAX_VALUE);
        assertThat(file.array("bool").integers()).containsExactly(1, 0, 1);
        assertThat(file.array("float64").floats()).containsExactly(1 / 3f, Float.NEGATIVE_INFINITY, 0);
    }

    @Test
    void aPlaceOfTheFirstAxisIsReadAlone() throws IOException {
        PickledDict file = TorchZipFile.read(REFERENCE.resolve("tensors.pt"));
        StoredArray pictures = file.array("uint8");
        assertThat(pictures.length()).isEqualTo(2);
        assertThat(pictures.at(1).bytes()).containsExactly(253, 254, 255);
        assertThat(file.array("transposed").at(3).at(1).floats()).containsExactly(0.875f, 1.375f, 1.875f);
        assertThat(file.array("expanded").at(0).bytes()).containsExactly(1, 2, 1, 2, 1, 2);
    }

    @Test
    void textsAndNumbersBesideTensors() throws IOException {
        PickledDict file = TorchZipFile.read(REFERENCE.resolve("tensors.pt"));
        assertThat(file.texts("names")).containsExactly("eins", "zwei");
        assertThat(file.integers("numbers")).containsExactly(1L, 255L, 65536L, -1L, 1L << 40);
        assertThatThrownBy(() -> file.array("note"))
                .isInstanceOf(InvalidPickleException.class)
                .hasMessage("tensors.pt: 'note' is no array");
        assertThatThrownBy(() -> file.array("masks"))
                .hasMessageStartingWith("tensors.pt: has no 'masks'; it holds uint8, int32,");
        assertThatThrownBy(() -> file.array("float32").bytes())
                .hasMessage("tensors.pt: tensor over storage 4: holds float32; uint8 is needed");
    }

    @Test
    void theFormatBeforeZipsIsRefusedWithTheWayOut() {
        assertThatThrownBy(() -> TorchZipFile.read(REFERENCE.resolve("before-1.6.pt")))
                .isInstanceOf(InvalidPickleException.class)
                .hasMessage("before-1.6.pt: is in PyTorch's format before 1.6;"
                        + " torch.save(torch.load(FILE), FILE) with any newer one makes it a zip");
    }

    @Test
    void whatIsNoFileOfTorchSaveIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("road.pt"), "not a tensor");
        assertThatThrownBy(() -> TorchZipFile.read(text))
                .hasMessage("road.pt: is no file of torch.save: it does not begin as a zip");
        Path cut = Files.write(folder.resolve("cut.pt"), cut(Files.readAllBytes(REFERENCE.resolve("tensors.pt"))));
        assertThatThrownBy(() -> TorchZipFile.read(cut)).hasMessageStartingWith("cut.pt: is a damaged zip: ");
    }

    @Test
    void aPickleThatNamesAnythingElseIsRefusedWithItsPlace() throws IOException {
        Path bad = TorchZipFile.write(
                folder.resolve("bad.pt"), "\u0080\u0002cos\nsystem\nX\u0004\u0000\u0000\u0000echo\u0085R.");
        assertThatThrownBy(() -> TorchZipFile.read(bad))
                .isInstanceOf(InvalidPickleException.class)
                .hasMessageStartingWith(
                        "bad.pt: data.pkl: byte 2: global 'os.system' is not allowed; only _codecs.encode,")
                .hasMessageContaining("torch._utils._rebuild_tensor_v2");
    }

    @Test
    void aCompressedEntryIsRefused() throws IOException {
        Path bomb = TorchZipFile.deflated(folder.resolve("bomb.pt"), new byte[1 << 20]);
        assertThatThrownBy(() -> TorchZipFile.read(bomb))
                .hasMessage(
                        "bomb.pt: 'archive/data/0' in it is compressed or encrypted; torch.save stores entries as they are");
    }

    private static byte[] cut(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length - 100);
    }

    private static List<Long> longs(JsonNode array) {
        List<Long> longs = new ArrayList<>();
        array.forEach(value -> longs.add(value.asLong()));
        return longs;
    }

    private static float[] floats(JsonNode array) {
        float[] floats = new float[array.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = Float.parseFloat(array.get(i).asText());
        }
        return floats;
    }
}
