package io.editrisk.report;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/**
 * A column of a {@link ParquetTable}.
 *
 * @param there whether a row has a value here
 * @param write writes it
 * @param <T> a row
 */
record ParquetColumn<T>(Type type, Predicate<T> there, BiConsumer<T, RecordConsumer> write) {

    private static <T> ParquetColumn<T> required(
            String name, PrimitiveTypeName kind, BiConsumer<T, RecordConsumer> write) {
        return new ParquetColumn<>(Types.primitive(kind, Repetition.REQUIRED).named(name), row -> true, write);
    }

    /** UTF-8. */
    static <T> ParquetColumn<T> text(String name, Function<T, String> value) {
        Utf8 utf8 = new Utf8();
        return new ParquetColumn<>(
                text(name, Repetition.REQUIRED),
                row -> true,
                (row, consumer) -> consumer.addBinary(utf8.of(value.apply(row))));
    }

    /** Most texts are those of the row before. */
    private static final class Utf8 {
        private String text = "";
        private Binary bytes = Binary.fromString(text);

        @SuppressWarnings({"ReferenceEquality", "StringEquality"}) // the same object, or it is encoded again
        private Binary of(String next) {
            if (next != text) {
                text = next;
                bytes = Binary.fromString(next);
            }
            return bytes;
        }
    }

    /** UTF-8; null where it is empty. */
    static <T> ParquetColumn<T> optionalText(String name, Function<T, Optional<String>> value) {
        Utf8 utf8 = new Utf8();
        return new ParquetColumn<>(
                text(name, Repetition.OPTIONAL),
                row -> value.apply(row).isPresent(),
                (row, consumer) -> consumer.addBinary(utf8.of(value.apply(row).orElseThrow())));
    }

    private static Type text(String name, Repetition repetition) {
        return Types.primitive(PrimitiveTypeName.BINARY, repetition)
                .as(LogicalTypeAnnotation.stringType())
                .named(name);
    }

    /** 32 bits, signed. */
    static <T> ParquetColumn<T> number(String name, ToIntFunction<T> value) {
        return required(name, PrimitiveTypeName.INT32, (row, consumer) -> consumer.addInteger(value.applyAsInt(row)));
    }

    /** 64 bits, signed. */
    static <T> ParquetColumn<T> count(String name, ToLongFunction<T> value) {
        return required(name, PrimitiveTypeName.INT64, (row, consumer) -> consumer.addLong(value.applyAsLong(row)));
    }

    /** Double precision. */
    static <T> ParquetColumn<T> real(String name, ToDoubleFunction<T> value) {
        return required(
                name, PrimitiveTypeName.DOUBLE, (row, consumer) -> consumer.addDouble(value.applyAsDouble(row)));
    }

    /** Single precision. */
    static <T> ParquetColumn<T> single(String name, ToDoubleFunction<T> value) {
        return required(
                name, PrimitiveTypeName.FLOAT, (row, consumer) -> consumer.addFloat((float) value.applyAsDouble(row)));
    }

    static <T> ParquetColumn<T> truth(String name, Predicate<T> value) {
        return required(name, PrimitiveTypeName.BOOLEAN, (row, consumer) -> consumer.addBoolean(value.test(row)));
    }

    /** The same column, null in other rows than these. */
    ParquetColumn<T> where(Predicate<T> rows) {
        return new ParquetColumn<>(
                Types.primitive(type.asPrimitiveType().getPrimitiveTypeName(), Repetition.OPTIONAL)
                        .named(type.getName()),
                rows,
                write);
    }
}
