package io.editrisk.dataset.pickle;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The numbers that arrays hold, lowest byte first; with the names that PyTorch and NumPy have for them. */
public enum ElementType {
    UINT8(1, "ByteStorage", "u1"),
    INT32(4, "IntStorage", "i4"),
    INT64(8, "LongStorage", "i8"),
    FLOAT16(2, "HalfStorage", "f2"),
    FLOAT32(4, "FloatStorage", "f4"),
    FLOAT64(8, "DoubleStorage", "f8"),
    BOOL(1, "BoolStorage", "b1");

    private final int bytes;
    private final String storage;
    private final String dtype;

    ElementType(int bytes, String storage, String dtype) {
        this.bytes = bytes;
        this.storage = storage;
        this.dtype = dtype;
    }

    /** Of one number. */
    int bytes() {
        return bytes;
    }

    /** PyTorch's class for storages of it, in its module {@code torch}. */
    String storage() {
        return storage;
    }

    static Optional<ElementType> ofDtype(String dtype) {
        return Arrays.stream(values()).filter(type -> type.dtype.equals(dtype)).findFirst();
    }

    /** Whether it counts: every number of it is a whole one. */
    public boolean whole() {
        return this != FLOAT16 && this != FLOAT32 && this != FLOAT64;
    }

    /** The next whole number. */
    long integer(ByteBuffer from) {
        return switch (this) {
            case UINT8 -> from.get() & 0xff;
            case BOOL -> from.get() == 0 ? 0 : 1;
            case INT32 -> from.getInt();
            case INT64 -> from.getLong();
            case FLOAT16, FLOAT32, FLOAT64 -> throw new IllegalStateException(this + " holds no whole numbers");
        };
    }

    /** The next number; whole ones as the nearest that float32 has. */
    float real(ByteBuffer from) {
        return switch (this) {
            case FLOAT16 -> half(from.getShort());
            case FLOAT32 -> from.getFloat();
            case FLOAT64 -> (float) from.getDouble();
            case UINT8, INT32, INT64, BOOL -> integer(from);
        };
    }

    /** IEEE 754's binary16; the JDK has it from 20 on. */
    private static float half(short bits) {
        int exponent = (bits >> 10) & 0x1f;
        int fraction = bits & 0x3ff;
        float magnitude = exponent == 0x1f
                ? Float.intBitsToFloat(0x7f800000 | (fraction << 13))
                : exponent == 0
                        ? fraction * 0x1p-24f
                        : Float.intBitsToFloat(((exponent + 112) << 23) | (fraction << 13));
        return bits < 0 ? -magnitude : magnitude;
    }
}
