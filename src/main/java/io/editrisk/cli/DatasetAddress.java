package io.editrisk.cli;

import io.editrisk.dataset.DatasetTarget;
import io.editrisk.dataset.FolderTarget;
import io.editrisk.dataset.StoreTarget;
import io.editrisk.store.ObjectStores;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a data set is or shall be: a folder of this machine, or a key of a bucket.
 *
 * @param bucket empty for a folder
 * @param path the folder, or the key without a '/' at its end
 */
record DatasetAddress(Optional<String> bucket, String path) {

    private static final Pattern S3 = Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/(.+?)/*");

    /** Reads {@code DIR} or {@code s3://BUCKET/KEY}; a {@link WrongInputException} naming the option otherwise. */
    static DatasetAddress of(String option, String text) {
        Matcher s3 = S3.matcher(text);
        if (s3.matches()) {
            return new DatasetAddress(Optional.of(s3.group(1)), s3.group(2));
        }
        if (text.isEmpty() || text.contains("://")) {
            throw new WrongInputException(option + " is '" + text + "'; allowed are a folder and s3://BUCKET/KEY");
        }
        return new DatasetAddress(Optional.empty(), text);
    }

    /** A place below it. */
    DatasetAddress below(String part) {
        return part.isEmpty() ? this : new DatasetAddress(bucket, path + "/" + part);
    }

    /** As the folder. */
    Path folder() {
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw new WrongInputException("'" + path + "' is no folder's name: " + e.getReason());
        }
    }

    /**
     * To be written to.
     *
     * @param stores asked for only where it is a bucket's
     */
    DatasetTarget target(Supplier<ObjectStores> stores) {
        if (bucket.isPresent()) {
            return new StoreTarget(stores.get().bucket(bucket.get()), path);
        }
        try {
            return new FolderTarget(folder());
        } catch (UncheckedIOException e) {
            throw new WrongInputException(
                    folder() + ": no folder that can be written to: " + String.valueOf(e.getCause()));
        }
    }

    @Override
    public String toString() {
        return bucket.map(name -> "s3://" + name + "/").orElse("") + path;
    }
}
