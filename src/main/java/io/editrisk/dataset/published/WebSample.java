package io.editrisk.dataset.published;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.dataset.archive.Archive;
import io.editrisk.dataset.archive.Member;
import io.editrisk.store.Json;
import io.editrisk.store.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One sample of a WebDataset shard.
 *
 * @param members by what follows the key's dot, in lower case
 */
record WebSample(Archive shard, String key, Map<String, Member> members) {

    private static final List<String> PICTURES = List.of("jpg", "jpeg", "png");
    private static final String MASK = "mask.png";
    private static final String NUMBER = "\\s*(0|[1-9][0-9]{0,8})\\s*";

    /** Whether it has a picture of either kind. */
    boolean hasPicture() {
        return picture("").isPresent() || isPair();
    }

    /** Whether it has an image and its modified form. */
    boolean isPair() {
        return picture("x.").isPresent() && picture("xprime.").isPresent();
    }

    /** Whether it is a pair with a mask. */
    boolean hasMask() {
        return isPair() && members.containsKey(MASK);
    }

    /** Refuses what differs from the first sample. */
    void requirePictures(boolean pairs, boolean masks) {
        if (isPair() != pairs || hasMask() != masks || (!pairs && picture("").isEmpty())) {
            throw new UnusableSourceException(place() + ": other pictures than the first sample has, which "
                    + (pairs ? "is a pair x, xprime" + (masks ? " with a mask" : "") : "is one image"));
        }
    }

    private String place() {
        return shard.path() + ": sample " + key;
    }

    private Optional<Member> picture(String role) {
        return PICTURES.stream()
                .map(ending -> Optional.ofNullable(members.get(role + ending)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * Its label.
     *
     * @param field what a json file calls it
     */
    int label(String field) {
        String label = text("cls").or(() -> json(field)).orElse("");
        if (!label.matches(NUMBER)) {
            throw new UnusableSourceException(
                    "%s: its label is '%s'; expected a number from 0 in .cls, or as '%s' in .json"
                            .formatted(place(), label.length() > 60 ? label.substring(0, 60) : label, field));
        }
        return Integer.parseInt(label.strip());
    }

    private Optional<String> text(String ending) {
        return Optional.ofNullable(members.get(ending))
                .map(member -> new String(shard.read(member), StandardCharsets.UTF_8));
    }

    private Optional<String> json(String field) {
        Member member = members.get("json");
        if (member == null) {
            return Optional.empty();
        }
        try {
            JsonNode value = Json.tree(shard.read(member)).path(field);
            return value.isValueNode() ? Optional.of(value.asText()) : Optional.empty();
        } catch (MalformedJsonException e) {
            throw new UnusableSourceException(place() + ": its .json is " + e.getMessage());
        }
    }

    /** As it was published; an identity that its json has is kept. */
    PublishedSample published(int label) {
        Optional<String> identity =
                json("identity").or(() -> Names.imageNet(key.substring(key.lastIndexOf('/') + 1) + ".JPEG"));
        String source = shard.path().getFileName() + "/" + key;
        List<Picture> pictures = pictures().stream()
                .map(member -> (Picture) new Picture.Encoded(() -> shard.read(member)))
                .toList();
        return new PublishedSample(identity, source, label, pictures, Optional.of(pictures.get(0)));
    }

    /** The picture; of a pair its two, and the mask where there is one. */
    private List<Member> pictures() {
        if (!isPair()) {
            return picture("").stream().toList();
        }
        return Stream.of(picture("x."), picture("xprime."), Optional.ofNullable(members.get(MASK)))
                .flatMap(Optional::stream)
                .toList();
    }
}
