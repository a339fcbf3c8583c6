package io.editrisk.tensor;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** Brings the tensors of one file to the engine: mapped where they are float32 already, else copied piece by piece. */
final class TensorLoader implements AutoCloseable {

    private static final Set<StandardOpenOption> READ = EnumSet.of(StandardOpenOption.READ);
    private static final Set<StandardOpenOption> READ_AND_WRITE =
            EnumSet.of(StandardOpenOption.READ, StandardOpenOption.WRITE);

    /** How much is mapped at once, in bytes: systems limit how many mappings there are. */
    private static final long WINDOW = 1L << 30;

    private final FileChannel channel;
    private final FloatReader reader;
    private final NDManager manager;

    /** Java maps privately only what may be written, though nothing ever is: what may not be is copied. */
    private final boolean mappable;

    private long windowStart;
    private ByteBuffer window = ByteBuffer.allocate(0);

    /** A loader of these tensors, which are all of the file and come in the order of its bytes. */
    TensorLoader(Path file, Collection<StoredTensor> tensors, NDManager manager) throws IOException {
        this.mappable = Files.isWritable(file);
        this.manager = manager;
        this.channel = FileChannel.open(file, mappable ? READ_AND_WRITE : READ);
        this.reader = new FloatReader(channel, tensors);
    }

    NDArray load(StoredTensor tensor) throws IOException {
        Shape shape =
                new Shape(tensor.shape().stream().mapToLong(Long::longValue).toArray());
        if (mappable && tensor.type() == TensorType.F32) {
            reader.check(tensor);
            return manager.create(mapped(tensor), shape, DataType.FLOAT32);
        }
        try (NDManager ofPieces = manager.newSubManager(Device.cpu())) {
            NDArray filled = ofPieces.create(shape, DataType.FLOAT32);
            HugePages.ask(filled);
            reader.read(tensor, filled.toByteBuffer(true).order(ByteOrder.LITTLE_ENDIAN));
            NDArray onDevice = filled.toDevice(manager.getDevice(), false);
            onDevice.attach(manager);
            return onDevice;
        }
    }

    private ByteBuffer mapped(StoredTensor tensor) throws IOException {
        if (tensor.position() < windowStart || tensor.end() > windowStart + window.capacity()) {
            long length = Math.min(channel.size() - tensor.position(), Math.max(WINDOW, tensor.bytes()));
            windowStart = tensor.position();
            window = channel.map(FileChannel.MapMode.PRIVATE, windowStart, length);
            // nothing to close: that the manager refers to the buffer is what keeps it mapped
            manager.attachInternal(UUID.randomUUID().toString(), window::clear);
        }
        return window.slice((int) (tensor.position() - windowStart), tensor.bytes())
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
