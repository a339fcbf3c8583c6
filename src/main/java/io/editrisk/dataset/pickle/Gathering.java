package io.editrisk.dataset.pickle;

import java.io.IOException;
import java.nio.ByteBuffer;

/** An array's numbers brought into row-major order. */
final class Gathering {

    /** Bytes are read in one go where at least every so manyth of them is wanted. */
    private static final long WORTH_A_READ = 4;

    private static final long SMALL_BYTES = 1 << 16;

    private static final long MOST_BYTES = 1 << 30;

    private final ElementType type;
    private final Layout layout;
    private final ByteRange bytes;
    private final int outer;
    private final int run;

    private Gathering(ElementType type, Layout layout, ByteRange bytes) {
        this.type = type;
        this.layout = layout;
        this.bytes = bytes;
        int inARow = layout.axesInARow();
        outer = layout.shape().size() - inARow;
        run = Math.toIntExact(new Layout(
                                layout.shape().subList(outer, outer + inARow),
                                layout.strides().subList(outer, outer + inARow),
                                0)
                        .count()
                * type.bytes());
    }

    /** Fills the buffer, which has room for exactly the array; it has at least one number. */
    static void into(ByteBuffer values, ElementType type, Layout layout, ByteRange bytes) throws IOException {
        long span = Math.multiplyExact(layout.end() - layout.offset(), type.bytes());
        long worth = Math.min(MOST_BYTES, Math.max(SMALL_BYTES, WORTH_A_READ * values.remaining()));
        if (span != values.remaining() && span <= worth) {
            ByteBuffer whole = ByteBuffer.allocate(Math.toIntExact(span));
            bytes.read(layout.offset() * type.bytes(), whole);
            new Gathering(type, layout.from(layout.offset()), new ByteRange.InMemory(whole.flip())).gather(values);
        } else {
            new Gathering(type, layout, bytes).gather(values);
        }
    }

    private void gather(ByteBuffer values) throws IOException {
        gather(0, layout.offset(), values);
    }

    /** As deep as the array has axes. */
    private void gather(int axis, long element, ByteBuffer values) throws IOException {
        if (axis == outer) {
            int end = values.position() + run;
            values.limit(end);
            bytes.read(element * type.bytes(), values);
            values.limit(values.capacity());
            return;
        }
        for (long i = 0; i < layout.shape().get(axis); i++) {
            gather(axis + 1, element + i * layout.strides().get(axis), values);
        }
    }
}
