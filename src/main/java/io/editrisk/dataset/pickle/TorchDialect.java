package io.editrisk.dataset.pickle;

import static io.editrisk.dataset.pickle.InvalidPickleException.brief;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The names in what PyTorch saves: tensors over storages that lie beside the pickle, and NumPy's arrays among them. */
final class TorchDialect implements Dialect {

    /** Numbers of one type, which tensors are views of. */
    private record Storage(String key, ElementType type, ByteRange bytes) {}

    private final String source;
    private final Function<String, ByteRange> storages;
    private final Map<String, Object> globals = new LinkedHashMap<>();

    /**
     * @param source how faults name the file
     * @param storages the bytes of a storage by its key; an {@link IllegalArgumentException} where there are none
     * @param bytes the pickle's
     */
    TorchDialect(String source, Function<String, ByteRange> storages, long bytes) {
        this.source = source;
        this.storages = storages;
        globals.putAll(new NumpyDialect(source, bytes).globals());
        globals.put("torch._utils._rebuild_tensor_v2", (Callable) this::tensor);
        for (ElementType type : ElementType.values()) {
            globals.put("torch." + type.storage(), type);
        }
    }

    @Override
    public Map<String, Object> globals() {
        return globals;
    }

    /** A storage: ("storage", class, key, device, numbers). */
    @Override
    public Object persistent(Object id) {
        if (!(id instanceof List<?> parts)
                || parts.size() < 5
                || !"storage".equals(parts.get(0))
                || !(parts.get(1) instanceof ElementType type)
                || !(parts.get(2) instanceof String key)
                || !(parts.get(4) instanceof Long numbers)) {
            throw new IllegalArgumentException("something outside the pickle that is no storage");
        }
        ByteRange bytes = storages.apply(key);
        if (numbers < 0 || numbers > Long.MAX_VALUE / type.bytes() || numbers * type.bytes() != bytes.size()) {
            throw new IllegalArgumentException("storage '%s' of %d numbers of %s has %d bytes in the file"
                    .formatted(brief(key), numbers, type, bytes.size()));
        }
        return new Storage(key, type, bytes);
    }

    /** {@code _rebuild_tensor_v2(storage, offset, size, stride, requires_grad, hooks)}. */
    private Object tensor(List<Object> arguments) {
        if (arguments.size() < 6 || !(arguments.get(0) instanceof Storage storage)) {
            throw new IllegalArgumentException("a tensor without a storage, offset, size or stride");
        }
        Layout layout = new Layout(
                Whole.numbers(arguments.get(2)), Whole.numbers(arguments.get(3)), Whole.number(arguments.get(1)));
        return StoredArray.of(
                source + ": tensor over storage " + brief(storage.key()), storage.type(), layout, storage.bytes());
    }
}
