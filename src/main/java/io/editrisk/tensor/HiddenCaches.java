package io.editrisk.tensor;

import com.sun.jna.Function;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts oneDNN right about the caches of a machine that hides them. Some virtual machines leave CPUID's leaf 0x8000001D empty
 * for AMD's CPUs; the oneDNN of libtorch 2.7.1 (3.7.1, as those before it) reads that as caches of one byte each and plans
 * its convolutions by it: with channels that are no multiple of 16 their results are wrong, with others they may write to
 * address 0. Where it knows of no caches it takes the usual 32 KiB, 512 KiB and 1 MiB, so it is made not to know of any.
 */
final class HiddenCaches {

    private static final String LIBRARY = "libtorch_cpu.so";
    private static final String CPU = "_ZN4dnnl4impl3cpu3x643cpuEv";
    private static final String CACHE_SIZE = "_ZN4dnnl4impl3cpu8platform23get_per_core_cache_sizeEi";

    /** In Xbyak::util::Cpu: the sizes of the first three caches, and how many are known. */
    private static final int SIZES = 28;

    private static final int LEVELS = 108;

    private final Function cacheSize;
    private final Pointer cpu;

    private HiddenCaches(Function cacheSize, Pointer cpu) {
        this.cacheSize = cacheSize;
        this.cpu = cpu;
    }

    /** Called once, after libtorch is loaded and before it computes anything. */
    static void mend() {
        if (!Platform.isLinux()
                || !Platform.isIntel()
                || Files.exists(Path.of("/sys/devices/system/cpu/cpu0/cache/index0"))) {
            return;
        }
        try {
            Optional<HiddenCaches> caches = find();
            if (caches.isEmpty()) {
                throw new IllegalStateException("this machine hides the sizes of its caches and " + LIBRARY
                        + " its symbols: whether its convolutions are right here cannot be told");
            }
            caches.get().mendUnlessKnown();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What oneDNN takes the cache of a level, from 1, for; bytes. */
    static int known(int level) throws IOException {
        return find().orElseThrow().size(level);
    }

    private static Optional<HiddenCaches> find() throws IOException {
        String line;
        try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
            // its beginning, as it was loaded
            line = maps.filter(map -> map.endsWith('/' + LIBRARY) && map.contains("p 00000000 "))
                    .findFirst()
                    .orElse(null);
        }
        if (line == null) {
            return Optional.empty();
        }
        long base = Long.parseUnsignedLong(line.substring(0, line.indexOf('-')), 16);
        ElfSymbols symbols = ElfSymbols.of(Path.of(line.substring(line.indexOf('/'))));
        var cpu = symbols.address(CPU);
        var cacheSize = symbols.address(CACHE_SIZE);
        if (cpu.isEmpty() || cacheSize.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new HiddenCaches(
                function(base + cacheSize.getAsLong()),
                function(base + cpu.getAsLong()).invokePointer(new Object[0])));
    }

    private static Function function(long address) {
        return Function.getFunction(new Pointer(address));
    }

    private int size(int level) {
        return cacheSize.invokeInt(new Object[] {level});
    }

    private void mendUnlessKnown() {
        if (size(1) > 1) {
            return;
        }
        if (cpu.getInt(LEVELS) == 3 && cpu.getInt(SIZES) == 1) {
            cpu.setInt(LEVELS, 0);
        }
        if (size(1) <= 1) {
            throw new IllegalStateException("this machine hides the sizes of its caches, and this " + LIBRARY
                    + " takes them for one byte each: its convolutions would be wrong");
        }
    }
}
