package io.editrisk.dataset.pickle;

import static io.editrisk.dataset.pickle.InvalidPickleException.brief;

import java.util.List;

/** {@code numpy.dtype}: what an array's numbers are. */
record NumpyType(ElementType type) implements Dialect.Buildable {

    private static final String HIGHEST_BYTE_FIRST = ">";

    /** {@code numpy.dtype(name, align, copy)}. */
    static Object of(List<Object> arguments) {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("a numpy.dtype of nothing");
        }
        String name = NumpyDialect.text(arguments.get(0));
        return new NumpyType(ElementType.ofDtype(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "numpy.dtype '" + brief(name) + "'; u1, i4, i8, f2, f4, f8 and b1 are allowed")));
    }

    /** State: version, order of bytes, and what only compound types have. */
    @Override
    public void build(Object state) {
        if (!(state instanceof List<?> parts) || parts.size() < 2) {
            throw new IllegalArgumentException("a numpy.dtype without the order of its bytes");
        }
        if (NumpyDialect.text(parts.get(1)).equals(HIGHEST_BYTE_FIRST)) {
            throw new IllegalArgumentException("numbers with their highest byte first; the lowest first is needed");
        }
    }
}
