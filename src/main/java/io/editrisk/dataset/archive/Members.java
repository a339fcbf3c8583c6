package io.editrisk.dataset.archive;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers an archive's members within its limits. */
final class Members {

    private final Path archive;
    private final long packed;
    private final Limits limits;
    private final List<Member> members = new ArrayList<>();
    private long found;
    private long unpacked;

    /** @param packed bytes of the archive itself */
    Members(Path archive, long packed, Limits limits) {
        this.archive = archive;
        this.packed = packed;
        this.limits = limits;
    }

    /** Adds a file under the name that the archive has for it. */
    void add(String name, long bytes, long position) {
        unpacked += bytes;
        found++;
        limits.requireMembers(archive, found);
        limits.requireBytes(archive, unpacked, packed);
        MemberPath.of(archive, name).ifPresent(path -> members.add(new Member(path, bytes, position)));
    }

    /** Refuses what is neither a file nor a folder. */
    void requireFile(boolean file, String name) {
        if (!file) {
            throw new InvalidArchiveException(
                    archive, "its member '" + name + "' is a link or a device; only files and folders are allowed");
        }
    }

    /** In the order of their paths; a path that is there twice is refused. */
    List<Member> sorted() {
        members.sort(Comparator.comparing(Member::path));
        for (int i = 1; i < members.size(); i++) {
            if (members.get(i).path().equals(members.get(i - 1).path())) {
                throw new InvalidArchiveException(
                        archive, "its member '" + members.get(i).path() + "' is there twice");
            }
        }
        return List.copyOf(members);
    }
}
