package io.editrisk.dataset.pickle;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The opcodes that are read, with the bytes that stand for them (Python's {@code pickletools}): what Python 2 and 3 write
 * for containers, numbers and text in the binary protocols 2 to 4. Those that make objects of classes at will
 * ({@code INST}, {@code OBJ}, {@code NEWOBJ}, the extension registry) are not among them.
 */
enum Opcode {
    MARK('('),
    STOP('.'),
    BINFLOAT('G'),
    BININT('J'),
    BININT1('K'),
    BININT2('M'),
    NONE('N'),
    BINPERSID('Q'),
    REDUCE('R'),
    BINSTRING('T'),
    SHORT_BINSTRING('U'),
    BINUNICODE('X'),
    EMPTY_LIST(']'),
    APPEND('a'),
    BUILD('b'),
    GLOBAL('c'),
    APPENDS('e'),
    BINGET('h'),
    LONG_BINGET('j'),
    BINPUT('q'),
    LONG_BINPUT('r'),
    SETITEM('s'),
    TUPLE('t'),
    SETITEMS('u'),
    EMPTY_DICT('}'),
    EMPTY_TUPLE(')'),
    PROTO(0x80),
    TUPLE1(0x85),
    TUPLE2(0x86),
    TUPLE3(0x87),
    NEWTRUE(0x88),
    NEWFALSE(0x89),
    LONG1(0x8a),
    BINBYTES('B'),
    SHORT_BINBYTES('C'),
    SHORT_BINUNICODE(0x8c),
    STACK_GLOBAL(0x93),
    MEMOIZE(0x94),
    FRAME(0x95);

    private static final Map<Integer, Opcode> BY_BYTE =
            Arrays.stream(values()).collect(Collectors.toMap(opcode -> opcode.value, Function.identity()));

    private final int value;

    Opcode(int value) {
        this.value = value;
    }

    static Optional<Opcode> of(int value) {
        return Optional.ofNullable(BY_BYTE.get(value));
    }
}
