package io.editrisk.dataset.pickle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A file of {@code torch.save} that holds a dictionary of tensors: a zip of {@code data.pkl} and the storages' bytes, as
 * PyTorch writes since 1.6. Nothing in it is executed, and tensors are read from it when they are asked for, so that it
 * may be larger than the memory. The format before, one pickle behind the other, is refused.
 */
public final class TorchFile {

    private static final byte[] ZIP = {'P', 'K', 3, 4};

    /** How files of PyTorch before 1.6 begin: protocol 2, then the magic number 0x1950a86a20f9469cfc6c. */
    private static final byte[] BEFORE_ZIP = {
        (byte) 0x80,
        2,
        (byte) 0x8a,
        10,
        0x6c,
        (byte) 0xfc,
        (byte) 0x9c,
        0x46,
        (byte) 0xf9,
        0x20,
        0x6a,
        (byte) 0xa8,
        0x50,
        0x19
    };

    private TorchFile() {}

    /**
     * The dictionary that was saved. Its tensors read the file's bytes when they are asked for.
     *
     * @param source how faults name the file
     * @throws InvalidPickleException where it is no file of {@code torch.save}, is damaged or holds anything else
     */
    public static PickledDict read(String source, ByteRange file) throws IOException {
        requireZip(source, file);
        return content(TorchZip.read(source, file));
    }

    private static PickledDict content(TorchZip zip) throws IOException {
        requireOrder(zip);
        ByteBuffer pickle = zip.pickle();
        TorchDialect dialect = new TorchDialect(zip.source(), zip::storage, pickle.remaining());
        PickleInput in = new PickleInput(zip.source() + ": data.pkl", pickle);
        return PickledDict.of(zip.source(), PickleMachine.run(in, dialect));
    }

    private static void requireOrder(TorchZip zip) throws IOException {
        String order = StandardCharsets.US_ASCII.decode(zip.byteOrder()).toString();
        if (!order.equals("little")) {
            throw new InvalidPickleException(zip.source(), "was saved with the highest byte first; little is needed");
        }
    }

    private static void requireZip(String source, ByteRange file) throws IOException {
        ByteBuffer begin = ByteBuffer.allocate((int) Math.min(BEFORE_ZIP.length, file.size()));
        file.read(0, begin);
        if (begin.flip().equals(ByteBuffer.wrap(BEFORE_ZIP))) {
            throw new InvalidPickleException(
                    source,
                    "is in PyTorch's format before 1.6; torch.save(torch.load(FILE), FILE) with any newer one makes it a zip");
        }
        if (begin.limit() < ZIP.length || !begin.slice(0, ZIP.length).equals(ByteBuffer.wrap(ZIP))) {
            throw new InvalidPickleException(source, "is no file of torch.save: it does not begin as a zip");
        }
    }
}
