package io.editrisk.tensor;

import java.util.Arrays;
import java.util.Optional;

/** The types of whole bytes that the format knows; its names are these. */
enum TensorType {
    F64(8),
    F32(4),
    F16(2),
    BF16(2),
    C64(8),
    I64(8),
    I32(4),
    I16(2),
    I8(1),
    U64(8),
    U32(4),
    U16(2),
    U8(1),
    BOOL(1),
    F8_E4M3(1),
    F8_E5M2(1),
    F8_E8M0(1),
    F8_E4M3FNUZ(1),
    F8_E5M2FNUZ(1);

    /** What is said of a tensor of another type. */
    static final String LOADED = "F64, F32, F16 and BF16 are allowed";

    private final int bytes;

    TensorType(int bytes) {
        this.bytes = bytes;
    }

    static Optional<TensorType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    /** Of one value. */
    int bytes() {
        return bytes;
    }

    /** Whether tensors of this type are loaded, as float32; the others may lie beside them and are left alone. */
    boolean loaded() {
        return this == F64 || this == F32 || this == F16 || this == BF16;
    }
}
