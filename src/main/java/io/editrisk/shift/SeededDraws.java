package io.editrisk.shift;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Random numbers that depend on a seed and names alone: SHA-256 over them is the state of an L64X128 generator. Nothing here
 * differs between machines or JDKs: the generator is integer arithmetic, and the normal numbers use StrictMath, for {@code
 * Math.log} may differ in its last bit. Not for sharing between threads.
 */
public final class SeededDraws implements Draws {

    private final UniformRandomProvider random;

    private SeededDraws(UniformRandomProvider random) {
        this.random = random;
    }

    /**
     * The stream of that seed and those names.
     *
     * @param names what the numbers are for, each behind its length, so that ("ab", "c") is not ("a", "bc")
     */
    public static SeededDraws of(long seed, String... names) {
        MessageDigest digest = sha256();
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
        for (String name : names) {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        ByteBuffer state = ByteBuffer.wrap(digest.digest());
        long[] words = {state.getLong(), state.getLong(), state.getLong(), state.getLong()};
        return new SeededDraws(RandomSource.L64_X128_MIX.create(words));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public double uniform() {
        return random.nextDouble();
    }

    @Override
    public int below(int bound) {
        return random.nextInt(bound);
    }

    @Override
    public double gaussian() {
        return Ziggurat.next(random);
    }
}
