package io.editrisk.dataset;

import io.editrisk.store.Json;
import io.editrisk.store.MalformedJsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/**
 * A shard's bytes as samples: a tar whose members are {@code KEY.png} or {@code KEY.jpg}, {@code KEY.cls} (the label in
 * decimal) and {@code KEY.json}, with {@code KEY.x.png} and {@code KEY.xprime.png} in place of {@code KEY.png} for pairs, and
 * {@code KEY.mask.png} where these have masks; members of a sample lie together.
 */
final class ShardTar {

    /** Tar's unit: headers, and what members are padded to. Two of zeros close the file. */
    static final int BLOCK = 512;

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,90}");
    private static final Pattern MEMBER =
            Pattern.compile("(" + KEY + ")\\.(?:(x\\.|xprime\\.|)(png|jpg|jpeg|PNG|JPG|JPEG)|(mask\\.png|cls|json))");
    private static final Pattern LABEL = Pattern.compile("(0|[1-9][0-9]{0,8})\\s*");

    private final String location;
    private final List<String> roles;
    private final List<String> faults;
    private final Map<String, Map<String, byte[]>> members = new LinkedHashMap<>();
    private String lastKey = "";

    private ShardTar(String location, SampleForm form, List<String> faults) {
        this.location = location;
        this.roles = form.roles();
        this.faults = faults;
    }

    static boolean isKey(String key) {
        return KEY.matcher(key).matches();
    }

    /**
     * Reads a shard.
     *
     * @param location how faults name it
     * @param faults takes one line a fault
     * @return the samples that are whole, in the shard's order
     */
    static List<StoredSample> read(String location, byte[] tar, SampleForm form, List<String> faults) {
        ShardTar shard = new ShardTar(location, form, faults);
        long end = shard.read(tar);
        if (end >= 0) {
            shard.requireClosed(tar, end);
        }
        return shard.samples();
    }

    /** Reads members out of the middle of a shard, which nothing closes; otherwise as {@link #read}. */
    static List<StoredSample> readPart(String location, byte[] members, SampleForm form, List<String> faults) {
        ShardTar shard = new ShardTar(location, form, faults);
        shard.read(members);
        return shard.samples();
    }

    /** Where the last member ends; -1 where that was a fault. */
    private long read(byte[] tar) {
        try (TarFile file = new TarFile(tar)) {
            long end = 0;
            for (TarArchiveEntry entry : file.getEntries()) {
                add(entry, tar);
                end = entry.getDataOffset() + padded(entry.getSize());
            }
            return end;
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            fault("not a tar, or cut short: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            return -1;
        }
    }

    private static long padded(long size) {
        return (size + BLOCK - 1) / BLOCK * BLOCK;
    }

    private void add(TarArchiveEntry entry, byte[] tar) {
        Matcher name = MEMBER.matcher(entry.getName());
        if (!entry.isFile() || entry.isSparse() || entry.isLink() || entry.isSymbolicLink() || !name.matches()) {
            fault("member '" + printable(entry.getName()) + "': only files KEY." + String.join(", KEY.", allowed())
                    + " are allowed, KEY of letters, digits, '_' and '-'");
            return;
        }
        String key = name.group(1);
        String ending = name.group(4) == null ? name.group(2) + "png" : name.group(4);
        if (!endings().contains(ending)) {
            sampleFault(
                    key,
                    "a member " + entry.getName().substring(key.length()) + "; allowed: ."
                            + String.join(", .", allowed()));
            return;
        }
        if (!key.equals(lastKey) && members.containsKey(key)) {
            sampleFault(key, "its members do not lie together");
        }
        lastKey = key;
        long from = entry.getDataOffset();
        if (from + entry.getSize() > tar.length) {
            sampleFault(key, "." + ending + " is cut short");
            return;
        }
        byte[] content = Arrays.copyOfRange(tar, (int) from, (int) (from + entry.getSize()));
        if (members.computeIfAbsent(key, k -> new LinkedHashMap<>()).put(ending, content) != null) {
            sampleFault(key, "." + ending + " is there twice");
        }
    }

    /** What a sample's members go by: a picture as if it were a PNG. */
    private List<String> endings() {
        List<String> endings = new ArrayList<>();
        roles.forEach(role -> endings.add(role + "png"));
        endings.addAll(List.of("cls", "json"));
        return endings;
    }

    /** For people. */
    private List<String> allowed() {
        return endings().stream()
                .map(ending ->
                        ending.endsWith("png") && !ending.equals(SampleForm.MASK) ? ending + " (or jpg)" : ending)
                .toList();
    }

    /** The library takes the end of the bytes for the end of the archive; a whole one says that it ends. */
    private void requireClosed(byte[] tar, long end) {
        boolean zeros = true;
        for (long i = end; i < tar.length; i++) {
            zeros &= tar[(int) i] == 0;
        }
        if (!zeros || tar.length - end < 2 * BLOCK) {
            fault("cut short: the two blocks of zeros that close a tar are missing");
        }
    }

    private List<StoredSample> samples() {
        List<StoredSample> samples = new ArrayList<>();
        members.forEach((key, parts) -> {
            List<String> missing = endings().stream()
                    .filter(ending -> !parts.containsKey(ending))
                    .toList();
            if (missing.isEmpty()) {
                sample(key, parts, samples);
            } else {
                sampleFault(key, "without its ." + String.join(", .", missing));
            }
        });
        return samples;
    }

    private void sample(String key, Map<String, byte[]> parts, List<StoredSample> samples) {
        String label = new String(parts.getOrDefault("cls", new byte[0]), StandardCharsets.ISO_8859_1);
        Matcher number = LABEL.matcher(label);
        if (!number.matches()) {
            sampleFault(key, "its .cls is '" + printable(label) + "'; a label in decimal, from 0, is allowed");
            return;
        }
        try {
            SampleNote note = Json.decode(parts.getOrDefault("json", new byte[0]), SampleNote.class);
            List<byte[]> pictures = roles.stream()
                    .map(role -> parts.getOrDefault(role + "png", new byte[0]))
                    .toList();
            int index = Integer.parseInt(number.group(1));
            samples.add(new StoredSample(key, note.imageIdentity(), index, note.source(), pictures));
        } catch (MalformedJsonException e) {
            sampleFault(key, "its .json is " + e.getMessage());
        }
    }

    private void sampleFault(String key, String message) {
        fault("sample " + key + ": " + message);
    }

    private void fault(String message) {
        faults.add(location + ": " + message);
    }

    private static String printable(String text) {
        String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() > 60 ? plain.substring(0, 60) + "..." : plain;
    }
}
