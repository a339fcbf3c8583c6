package io.editrisk.dataset.pickle;

import static io.editrisk.dataset.pickle.InvalidPickleException.brief;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A pickled dictionary, asked by names; an {@link InvalidPickleException} where what is there is something else. */
public final class PickledDict {

    private final String source;
    private final Map<?, ?> values;

    private PickledDict(String source, Map<?, ?> values) {
        this.source = source;
        this.values = values;
    }

    static PickledDict of(String source, Object value) {
        if (value instanceof Map<?, ?> map) {
            return new PickledDict(source, map);
        }
        throw new InvalidPickleException(source, "holds no dictionary");
    }

    /** Whether there is something under that name. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The array or tensor under that name. */
    public StoredArray array(String name) {
        Object value = value(name);
        Optional<StoredArray> array = value instanceof NumpyArray numpy
                ? numpy.array()
                : Optional.of(value).filter(StoredArray.class::isInstance).map(StoredArray.class::cast);
        return array.orElseThrow(() -> fault(name, "is no array"));
    }

    /** The whole numbers under that name, as a list. */
    public List<Long> integers(String name) {
        return list(name).stream()
                .map(value -> value instanceof Long number ? number : refused(name, "whole numbers"))
                .map(Long.class::cast)
                .toList();
    }

    /** The texts under that name, as a list; strings of Python 2 are read as ISO 8859-1. */
    public List<String> texts(String name) {
        return list(name).stream().map(value -> text(name, value)).toList();
    }

    private String text(String name, Object value) {
        return value instanceof ByteBuffer bytes
                ? StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString()
                : value instanceof String text ? text : (String) refused(name, "texts");
    }

    private Object refused(String name, String needed) {
        throw fault(name, "holds something else than " + needed);
    }

    private List<?> list(String name) {
        return value(name) instanceof List<?> list ? list : (List<?>) refused(name, "a list");
    }

    private Object value(String name) {
        @Nullable Object value = values.get(name);
        if (value == null) {
            throw new InvalidPickleException(
                    source,
                    "has no '" + name + "'; it holds "
                            + brief(values.keySet().stream()
                                    .limit(20)
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(", "))));
        }
        return value;
    }

    private InvalidPickleException fault(String name, String what) {
        return new InvalidPickleException(source, "'" + name + "' " + what);
    }
}
