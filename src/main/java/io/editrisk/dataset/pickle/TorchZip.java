package io.editrisk.dataset.pickle;

import static io.editrisk.dataset.pickle.InvalidPickleException.brief;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Where in a file of {@code torch.save} its parts lie, all below one folder: {@code data.pkl}, {@code byteorder} and
 * {@code data/KEY}, stored as they are. Compressed ones are refused: PyTorch writes none, and a few bytes of them could
 * become any number.
 */
final class TorchZip {

    private static final String PICKLE = "/data.pkl";
    private static final long LARGEST_PICKLE = 64 << 20;

    private final String source;
    private final Map<String, ByteRange> entries;
    private final String folder;

    private TorchZip(String source, Map<String, ByteRange> entries) {
        this.source = source;
        this.entries = entries;
        this.folder = entries.keySet().stream()
                .filter(name -> name.endsWith(PICKLE))
                .map(name -> name.substring(0, name.length() - PICKLE.length()))
                .filter(name -> name.indexOf('/') < 0)
                .sorted()
                .findFirst()
                .orElseThrow(() -> new InvalidPickleException(source, "is a zip without data.pkl: not of torch.save"));
    }

    static TorchZip read(String source, ByteRange file) throws IOException {
        Map<String, ByteRange> entries = new HashMap<>();
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new RangeChannel(file))
                .setCharset(StandardCharsets.UTF_8)
                .get()) {
            Enumeration<ZipArchiveEntry> every = zip.getEntries();
            while (every.hasMoreElements()) {
                ZipArchiveEntry entry = every.nextElement();
                entries.put(entry.getName(), range(source, entry, file));
            }
        } catch (IllegalArgumentException | ArithmeticException | IOException e) {
            throw new InvalidPickleException(source, "is a damaged zip: " + brief(String.valueOf(e.getMessage())));
        }
        return new TorchZip(source, entries);
    }

    private static ByteRange range(String source, ZipArchiveEntry entry, ByteRange file) {
        String name = brief(entry.getName());
        if (entry.getMethod() != ZipEntry.STORED || entry.getGeneralPurposeBit().usesEncryption()) {
            throw new InvalidPickleException(
                    source, "'" + name + "' in it is compressed or encrypted; torch.save stores entries as they are");
        }
        long start = entry.getDataOffset();
        if (start < 0 || entry.getSize() < 0 || start > file.size() - entry.getSize()) {
            throw new InvalidPickleException(source, "'" + name + "' in it lies outside the file: it is cut short");
        }
        return file.part(start, entry.getSize());
    }

    String source() {
        return source;
    }

    /** The bytes of {@code data.pkl}. */
    ByteBuffer pickle() throws IOException {
        return bytes(entries.get(folder + PICKLE), LARGEST_PICKLE);
    }

    /** What is said of the order of bytes; {@code little} where nothing is. */
    ByteBuffer byteOrder() throws IOException {
        @Nullable ByteRange said = entries.get(folder + "/byteorder");
        return said == null
                ? ByteBuffer.wrap("little".getBytes(StandardCharsets.US_ASCII))
                : bytes(said, Byte.MAX_VALUE);
    }

    /** A storage's bytes; an {@link IllegalArgumentException} where the file has none under that key. */
    ByteRange storage(String key) {
        @Nullable ByteRange storage = entries.get(folder + "/data/" + key);
        if (storage == null) {
            throw new IllegalArgumentException("storage '" + brief(key) + "' is not in the file");
        }
        return storage;
    }

    private ByteBuffer bytes(@Nullable ByteRange range, long most) throws IOException {
        if (range == null || range.size() > most) {
            throw new InvalidPickleException(source, "has a data.pkl or byteorder of more than " + most + " bytes");
        }
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(range.size()));
        range.read(0, bytes);
        return bytes.flip();
    }
}
