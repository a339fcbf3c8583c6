package io.editrisk.tensor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * The symbol table of a 64-bit little-endian ELF file, local symbols too, which the dynamic linker does not tell of. Layouts
 * and numbers are those of elf(5).
 */
final class ElfSymbols {

    private static final int MAGIC = 0x464c457f;
    private static final int SYMBOL_TABLE = 2;
    private static final int SYMBOL_SIZE = 24;

    private final ByteBuffer symbols;
    private final ByteBuffer names;

    private ElfSymbols(ByteBuffer symbols, ByteBuffer names) {
        this.symbols = symbols;
        this.names = names;
    }

    /** The file's symbols; none where it was stripped of them. */
    static ElfSymbols of(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer header = map(channel, 0, 64);
            if (header.getInt(0) != MAGIC) {
                throw new IOException(file + " is not an ELF file");
            }
            int size = header.getShort(0x3a);
            int count = header.getShort(0x3c);
            ByteBuffer sections = map(channel, header.getLong(0x28), (long) size * count);
            for (int i = 0; i < count; i++) {
                if (sections.getInt(i * size + 4) == SYMBOL_TABLE) {
                    int link = sections.getInt(i * size + 0x28);
                    return new ElfSymbols(
                            section(channel, sections, i * size), section(channel, sections, link * size));
                }
            }
            return new ElfSymbols(ByteBuffer.allocate(0), ByteBuffer.allocate(0));
        }
    }

    /** Where a symbol lies, from where the file is loaded. */
    OptionalLong address(String name) {
        byte[] wanted = (name + '\0').getBytes(US_ASCII);
        for (int at = 0; at < symbols.limit(); at += SYMBOL_SIZE) {
            if (named(symbols.getInt(at), wanted)) {
                return OptionalLong.of(symbols.getLong(at + 8));
            }
        }
        return OptionalLong.empty();
    }

    private boolean named(int at, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (at + i >= names.limit() || names.get(at + i) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static ByteBuffer section(FileChannel channel, ByteBuffer sections, int at) throws IOException {
        return map(channel, sections.getLong(at + 0x18), sections.getLong(at + 0x20));
    }

    private static ByteBuffer map(FileChannel channel, long offset, long size) throws IOException {
        return channel.map(MapMode.READ_ONLY, offset, size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
