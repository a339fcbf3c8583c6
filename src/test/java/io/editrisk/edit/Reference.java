package io.editrisk.edit;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.dataset.Pair;
import io.editrisk.image.RgbImage;
import io.editrisk.network.Architecture;
import io.editrisk.network.Architectures;
import io.editrisk.network.DrawnNetwork;
import io.editrisk.network.Network;
import io.editrisk.network.StridedNetwork;
import io.editrisk.network.Weights;
import io.editrisk.store.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What src/test/reference/methods.py made with PyTorch, and the start that both sides draw from the same generator. */
final class Reference {

    static final Path TENSORS = Path.of("src/test/resources/reference/edit-methods.safetensors");

    private final JsonNode json;

    Reference() {
        try {
            json = Json.tree(Files.readAllBytes(Path.of("src/test/resources/reference/edit-methods.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A number that the script wrote. */
    JsonNode get(String name) {
        return json.get(name);
    }

    Stream<JsonNode> cases() {
        return StreamSupport.stream(json.get("cases").spliterator(), false);
    }

    /** The names of the tensors that a case trained. */
    List<String> trained(JsonNode of) {
        return StreamSupport.stream(of.get("trained").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** Every stride-th element of a large tensor, or the whole of a small one, as the script wrote it. */
    float[] sampled(float[] tensor) {
        int stride =
                tensor.length > json.get("large").asInt() ? json.get("stride").asInt() : 1;
        float[] taken = new float[(tensor.length + stride - 1) / stride];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = tensor[i * stride];
        }
        return taken;
    }

    long weightsSeed() {
        return json.get("weights-seed").asLong();
    }

    /** The network of a case. */
    static Architecture architecture(String name) {
        return Architectures.named(name).orElseGet(StridedNetwork::new);
    }

    /** The low rank of a case, where it has one. */
    Optional<LowRank> lowRank(JsonNode of) {
        return Optional.ofNullable(of.get("rank"))
                .map(rank -> new LowRank(
                        rank.asInt(),
                        0.02,
                        Optional.ofNullable(of.get("rewrite"))
                                .map(rewrite -> new Rewrite(
                                        rewrite.get("centred").asBoolean(),
                                        rewrite.get("ridge").asDouble(),
                                        rewrite.get("spatial").asText().equals("centre")
                                                ? Spatial.CENTRE
                                                : Spatial.FULL_KERNEL,
                                        rewrite.has("masked")))));
    }

    /** The second moment of a layer's keys over the script's training pictures. */
    SecondMoment moment(String layer, Network network, Weights original, NDManager manager) {
        KeyMoments moments = new KeyMoments(network, original, List.of(layer), manager);
        moments.add(DrawnNetwork.pictures(
                json.get("training-seed").asLong(), json.get("training").asInt()));
        return moments.moments().get(layer);
    }

    List<Pair> pairs() {
        List<Pair> pairs =
                pairs(json.get("pictures-seed").asLong(), json.get("pairs").asInt());
        return IntStream.range(0, pairs.size())
                .mapToObj(i -> masked(pairs.get(i), i))
                .toList();
    }

    private static Pair masked(Pair pair, int index) {
        return new Pair(
                pair.key(), pair.identity(), pair.label(), pair.original(), pair.modified(), Optional.of(mask(index)));
    }

    /** A rectangle that moves, a part that is changed by a third, and one pair of which nothing was. */
    private static RgbImage mask(int index) {
        byte[] pixels = new byte[32 * 32 * 3];
        for (int at = 0; at < pixels.length && index != 5; at++) {
            int x = at / 3 % 32;
            int y = at / 3 / 32;
            boolean within = y >= 2 + index && y < 14 + index && x >= index;
            pixels[at] = (byte) (within ? 255 : y >= 26 ? 90 : 0);
        }
        return new RgbImage(32, 32, pixels);
    }

    static List<Pair> pairs(long seed, int count) {
        List<RgbImage> pictures = DrawnNetwork.pictures(seed, count);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RgbImage original = pictures.get(i);
            int label = i % DrawnNetwork.CLASSES;
            pairs.add(new Pair("pair-" + i, "source-" + i, label, original, DrawnNetwork.modified(original)));
        }
        return pairs;
    }
}
