package io.editrisk.dataset.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A zip. The sizes in its directory are promises: a member that has more bytes than promised is refused when it is read. */
final class ZipArchive implements Archive {

    private final Path path;
    private final ZipFile zip;
    private final List<ZipArchiveEntry> entries;
    private final List<Member> members;

    ZipArchive(Path path, Limits limits) {
        this.path = path;
        try {
            zip = ZipFile.builder().setPath(path).get();
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidArchiveException(path, "not a zip, or cut short: " + e.getMessage());
        }
        this.entries = new ArrayList<>(Collections.list(zip.getEntries()));
        try {
            this.members = members(limits);
        } catch (IOException e) {
            throw new InvalidArchiveException(path, "cannot be read: " + e.getMessage());
        }
    }

    private List<Member> members(Limits limits) throws IOException {
        Members members = new Members(path, Files.size(path), limits);
        for (int i = 0; i < entries.size(); i++) {
            ZipArchiveEntry entry = entries.get(i);
            if (!entry.isDirectory()) {
                members.requireFile(!entry.isUnixSymlink() && entry.getSize() >= 0, entry.getName());
                requireReadable(entry);
                members.add(entry.getName(), entry.getSize(), i);
            }
        }
        return members.sorted();
    }

    private void requireReadable(ZipArchiveEntry entry) {
        if (!zip.canReadEntryData(entry)) {
            throw new InvalidArchiveException(
                    path, "its member '" + entry.getName() + "' is encrypted, or packed by a method not known here");
        }
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public List<Member> members() {
        return members;
    }

    @Override
    public byte[] read(Member member, long offset, int length) {
        ZipArchiveEntry entry = entries.get((int) member.position());
        try (InputStream content = zip.getInputStream(entry)) {
            content.skipNBytes(offset);
            byte[] bytes = content.readNBytes(length);
            boolean whole = offset + length == member.bytes();
            if (bytes.length < length || (whole && content.read() >= 0)) {
                throw new InvalidArchiveException(
                        path, "its member '" + member.path() + "' has not the " + member.bytes() + " bytes promised");
            }
            return bytes;
        } catch (IOException e) {
            throw new InvalidArchiveException(path, member.path() + " cannot be read: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new InvalidArchiveException(path, "cannot be closed: " + e.getMessage());
        }
    }
}
