package io.editrisk.dataset.published;

import io.editrisk.dataset.archive.Archive;
import io.editrisk.dataset.archive.Member;
import io.editrisk.dataset.pickle.ByteRange;
import java.nio.ByteBuffer;

/** A file in an archive or folder, read range by range. */
record MemberBytes(Archive archive, Member member) implements ByteRange {

    /** Smaller ones are read at once: out of some archives every range costs as much as the whole. */
    private static final long SMALL_BYTES = 8 << 20;

    static ByteRange of(Archive archive, Member member) {
        return member.bytes() <= SMALL_BYTES
                ? new InMemory(ByteBuffer.wrap(archive.read(member)))
                : new MemberBytes(archive, member);
    }

    @Override
    public long size() {
        return member.bytes();
    }

    @Override
    public void read(long position, ByteBuffer into) {
        into.put(archive.read(member, position, into.remaining()));
    }
}
