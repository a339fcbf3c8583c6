package io.editrisk.dataset.pickle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names in pickles of NumPy's arrays, by NumPy 1 and 2, by Python 2 and 3. */
final class NumpyDialect implements Dialect {

    private final String source;
    private final Map<String, Object> globals = new LinkedHashMap<>();
    private long bytesLeft;

    /**
     * @param source how faults name the file
     * @param bytes the pickle's: no more are ever made of text
     */
    NumpyDialect(String source, long bytes) {
        this.source = source;
        this.bytesLeft = bytes;
        Callable reconstruct = arguments -> new NumpyArray(this.source);
        globals.put("numpy.core.multiarray._reconstruct", reconstruct);
        globals.put("numpy._core.multiarray._reconstruct", reconstruct);
        globals.put("numpy.ndarray", Nothing.NONE);
        globals.put("numpy.dtype", (Callable) NumpyType::of);
        globals.put("_codecs.encode", (Callable) this::encode);
        globals.put("collections.OrderedDict", (Callable) NumpyDialect::dictionary);
    }

    @Override
    public Map<String, Object> globals() {
        return globals;
    }

    @Override
    public Object persistent(Object id) {
        throw new IllegalArgumentException("something that lies outside the pickle");
    }

    /** Where Python 3 writes bytes in protocol 2: as the text that has those codes. */
    private Object encode(List<Object> arguments) {
        if (arguments.size() == 2
                && arguments.get(0) instanceof String text
                && arguments.get(1).equals("latin1")) {
            bytesLeft -= text.length();
            if (bytesLeft < 0) {
                throw new IllegalArgumentException("the same text made bytes over and over");
            }
            return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        throw new IllegalArgumentException("_codecs.encode of anything but text in latin1");
    }

    static Object dictionary(List<Object> arguments) {
        if (!arguments.isEmpty()) {
            throw new IllegalArgumentException("an OrderedDict of something; only empty ones are made");
        }
        return new LinkedHashMap<>(2);
    }

    /** Text as Python 3 has it, or a string of Python 2. */
    static String text(Object value) {
        if (value instanceof ByteBuffer bytes && bytes.remaining() <= Byte.MAX_VALUE) {
            return StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString();
        }
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("something else where a name is needed");
    }
}
