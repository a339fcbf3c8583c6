package io.editrisk.dataset.pickle;

import static io.editrisk.dataset.pickle.InvalidPickleException.brief;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Runs one pickle: a stack, and the memo of values that are used again. A Python string is a {@code String}, a string of
 * Python 2 or bytes a {@code ByteBuffer} over the pickle itself, a whole number a {@code Long}, a list an
 * {@code ArrayList}, a tuple an unmodifiable {@code List}, a dictionary a {@code Map} with text and whole numbers for
 * keys. It takes no more memory than a fixed multiple of the pickle's bytes.
 */
final class PickleMachine {

    private static final int NEWEST_PROTOCOL = 5;

    private final PickleInput in;
    private final Dialect dialect;
    private final PickleStack stack = new PickleStack();
    private final Map<Long, Object> memo = new HashMap<>();

    private PickleMachine(PickleInput in, Dialect dialect) {
        this.in = in;
        this.dialect = dialect;
    }

    /** What the pickle holds; an {@link InvalidPickleException} where it is damaged or asks for anything not allowed. */
    static Object run(PickleInput in, Dialect dialect) {
        return new PickleMachine(in, dialect).run();
    }

    private Object run() {
        while (true) {
            int place = in.position();
            try {
                Opcode opcode = opcode(in.unsigned1());
                if (opcode == Opcode.STOP) {
                    return stack.pop();
                }
                step(opcode);
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw in.fault(place, String.valueOf(e.getMessage()));
            }
        }
    }

    private static Opcode opcode(int value) {
        return Opcode.of(value)
                .orElseThrow(() ->
                        new IllegalArgumentException("opcode 0x%02x%s is not allowed: nothing in a pickle is executed"
                                .formatted(value, value > ' ' && value < 0x7f ? " ('" + (char) value + "')" : "")));
    }

    private void step(Opcode opcode) {
        switch (opcode) {
            case PROTO -> requireProtocol(in.unsigned1());
            case FRAME -> in.signed8();
            case MARK -> stack.mark();
            case BINPUT -> memo.put((long) in.unsigned1(), stack.top());
            case LONG_BINPUT -> memo.put(in.unsigned4(), stack.top());
            case MEMOIZE -> memo.put((long) memo.size(), stack.top());
            case APPEND -> append(stack.pop(1));
            case APPENDS -> append(stack.popToMark());
            case SETITEM -> set(stack.pop(2));
            case SETITEMS -> set(stack.popToMark());
            case BUILD -> build(stack.pop());
            default -> stack.push(value(opcode));
        }
    }

    private Object value(Opcode opcode) {
        return switch (opcode) {
            case NONE -> Nothing.NONE;
            case NEWTRUE -> true;
            case NEWFALSE -> false;
            case BININT1 -> (long) in.unsigned1();
            case BININT2 -> (long) in.unsigned2();
            case BININT -> (long) in.signed4();
            case LONG1 -> in.signed(in.unsigned1());
            case BINFLOAT -> in.real8();
            case SHORT_BINSTRING, SHORT_BINBYTES -> in.take(in.unsigned1());
            case BINSTRING -> in.take(in.signed4());
            case BINBYTES -> in.take(in.unsigned4());
            case SHORT_BINUNICODE -> in.text(in.unsigned1());
            case BINUNICODE -> in.text(in.unsigned4());
            case EMPTY_LIST -> new ArrayList<>(0);
            case EMPTY_DICT -> new LinkedHashMap<>(2);
            default -> composed(opcode);
        };
    }

    private Object composed(Opcode opcode) {
        return switch (opcode) {
            case EMPTY_TUPLE -> List.of();
            case TUPLE -> stack.popToMark();
            case TUPLE1 -> stack.pop(1);
            case TUPLE2 -> stack.pop(2);
            case TUPLE3 -> stack.pop(3);
            case BINGET -> remembered(in.unsigned1());
            case LONG_BINGET -> remembered(in.unsigned4());
            case GLOBAL -> global(in.line(), in.line());
            case STACK_GLOBAL -> global(stack.pop(2));
            case BINPERSID -> dialect.persistent(stack.pop());
            case REDUCE -> reduce(stack.pop(), stack.pop());
            default -> throw new IllegalStateException(opcode + " is carried out elsewhere");
        };
    }

    private static void requireProtocol(int protocol) {
        if (protocol > NEWEST_PROTOCOL) {
            throw new IllegalArgumentException("protocol " + protocol + "; 2 to " + NEWEST_PROTOCOL + " are known");
        }
    }

    private Object remembered(long index) {
        @Nullable Object value = memo.get(index);
        if (value == null) {
            throw new IllegalArgumentException("asks for entry " + index + " of the memo, which is empty");
        }
        return value;
    }

    private Object global(List<Object> names) {
        if (names.get(0) instanceof String module && names.get(1) instanceof String name) {
            return global(module, name);
        }
        throw new IllegalArgumentException("a global whose name is no text");
    }

    private Object global(String module, String name) {
        @Nullable Object value = dialect.globals().get(module + "." + name);
        if (value == null) {
            throw new IllegalArgumentException("global '" + brief(module + "." + name) + "' is not allowed; only "
                    + String.join(", ", new TreeSet<>(dialect.globals().keySet())) + " are");
        }
        return value;
    }

    private static Object reduce(Object arguments, Object called) {
        if (called instanceof Dialect.Callable callable
                && arguments instanceof List<?> tuple
                && !(arguments instanceof ArrayList)) {
            return callable.call(List.copyOf(tuple));
        }
        throw new IllegalArgumentException("calls something that is not to be called");
    }

    private void build(Object state) {
        if (!(stack.top() instanceof Dialect.Buildable buildable)) {
            throw new IllegalArgumentException("gives state to something that takes none");
        }
        buildable.build(state);
    }

    @SuppressWarnings("unchecked") // the machine alone makes lists that can be added to
    private void append(List<Object> values) {
        if (!(stack.top() instanceof ArrayList<?> list)) {
            throw new IllegalArgumentException("appends to something that is no list");
        }
        ((List<Object>) list).addAll(values);
    }

    @SuppressWarnings("unchecked") // the machine alone makes maps
    private void set(List<Object> items) {
        if (!(stack.top() instanceof Map<?, ?> map) || items.size() % 2 != 0) {
            throw new IllegalArgumentException("sets items of no dictionary, or a key without a value");
        }
        for (int i = 0; i < items.size(); i += 2) {
            ((Map<Object, Object>) map).put(key(items.get(i)), items.get(i + 1));
        }
    }

    /** Strings of Python 2 are keys as those of Python 3 are. */
    private static Object key(Object key) {
        if (key instanceof ByteBuffer bytes) {
            return StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString();
        }
        if (key instanceof String || key instanceof Long) {
            return key;
        }
        throw new IllegalArgumentException("a dictionary's key that is neither text nor a whole number");
    }
}
