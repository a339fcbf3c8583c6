package io.editrisk.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/**
 * A file of Apache Parquet, written row after row: the same rows give the same bytes. What is in memory is a row group of some
 * megabytes. For one thread; whole once it is closed.
 *
 * @param <T> a row
 */
final class ParquetTable<T> implements AutoCloseable {

    private static final long ROW_GROUP = 16L << 20;
    private static final int PAGE = 256 << 10;

    private final Path file;
    private final ParquetWriter<T> writer;

    /** Begins the file, in place of any that is there. */
    ParquetTable(Path file, String name, List<ParquetColumn<T>> columns) {
        this.file = file;
        try {
            writer = new Builder<>(file, name, columns)
                    .withConf(new PlainParquetConfiguration())
                    .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                    .withCompressionCodec(CompressionCodecName.ZSTD)
                    .withRowGroupSize(ROW_GROUP)
                    .withPageSize(PAGE)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    void add(T row) {
        try {
            writer.write(row);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    private static final class Builder<T> extends ParquetWriter.Builder<T, Builder<T>> {
        private final Rows<T> rows;

        private Builder(Path file, String name, List<ParquetColumn<T>> columns) {
            super(new LocalOutputFile(file));
            rows = new Rows<>(name, columns);
        }

        @Override
        protected Builder<T> self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // must be there
        protected WriteSupport<T> getWriteSupport(Configuration hadoop) {
            return rows;
        }

        @Override
        protected WriteSupport<T> getWriteSupport(ParquetConfiguration configuration) {
            return rows;
        }
    }

    private static final class Rows<T> extends WriteSupport<T> {
        private final MessageType schema;
        private final List<ParquetColumn<T>> columns;

        @SuppressWarnings("NullAway.Init") // set before the first row
        private RecordConsumer consumer;

        private Rows(String name, List<ParquetColumn<T>> columns) {
            this.columns = columns;
            this.schema = new MessageType(
                    name, columns.stream().map(ParquetColumn::type).toList());
        }

        @Override
        @SuppressWarnings("deprecation") // must be there
        public WriteContext init(Configuration hadoop) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer to) {
            consumer = to;
        }

        @Override
        public void write(T row) {
            consumer.startMessage();
            for (int i = 0; i < columns.size(); i++) {
                ParquetColumn<T> column = columns.get(i);
                if (column.there().test(row)) {
                    consumer.startField(column.type().getName(), i);
                    column.write().accept(row, consumer);
                    consumer.endField(column.type().getName(), i);
                }
            }
            consumer.endMessage();
        }
    }
}
