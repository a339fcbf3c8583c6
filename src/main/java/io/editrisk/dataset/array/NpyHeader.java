package io.editrisk.dataset.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What stands before the values of an npy file (NumPy Enhancement Proposal 1, versions 1 to 3): the type, the order, the
 * shape. The header is a Python literal, of which only the form that NumPy writes is read; nothing is evaluated.
 *
 * @param type as NumPy writes it, for instance {@code |u1}
 * @param shape row-major
 * @param begin byte at which the values begin
 */
public record NpyHeader(String type, List<Integer> shape, int begin) {

    /** What to read of a file to have its header, where the file is as long. */
    public static final int LONGEST = 4096;

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern DICTIONARY =
            Pattern.compile("\\{\\s*'descr':\\s*'([^']{1,10})',\\s*'fortran_order':\\s*"
                    + "(True|False),\\s*'shape':\\s*\\(((?:\\d{1,9},?\\s*)*)\\),?\\s*\\}\\s*");

    public NpyHeader {
        shape = List.copyOf(shape);
    }

    /**
     * Reads it.
     *
     * @param file how faults name it
     * @param head the file's first bytes
     */
    public static NpyHeader read(String file, byte[] head) {
        if (head.length < 12 || !Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new InvalidArrayException(file, "no npy file: it does not begin as those do");
        }
        ByteBuffer bytes = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        boolean first = head[MAGIC.length] == 1;
        int at = first ? 10 : 12;
        int length = first ? bytes.getShort(8) & 0xffff : bytes.getInt(8);
        if (length < 0 || length > head.length - at) {
            throw new InvalidArrayException(file, "an npy file that is cut short, or whose header is too long");
        }
        Matcher header = DICTIONARY.matcher(new String(head, at, length, StandardCharsets.UTF_8));
        if (!header.matches() || header.group(2).equals("True")) {
            throw new InvalidArrayException(file, "its npy header is not one of a plain array in row-major order");
        }
        List<Integer> shape = Stream.of(header.group(3).split(","))
                .map(String::strip)
                .filter(size -> !size.isEmpty())
                .map(Integer::valueOf)
                .toList();
        return new NpyHeader(header.group(1), shape, at + length);
    }

    /** Values in it. */
    public long size() {
        return ByteArray.size(shape);
    }

    /** Bytes of one value, from the type's digits. */
    public int valueBytes() {
        return Integer.parseInt(type.replaceAll("\\D", ""));
    }
}
