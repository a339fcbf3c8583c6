package io.editrisk.cli;

import io.editrisk.event.FunctionName;
import io.editrisk.experiment.Experiment;
import io.editrisk.network.StoredWeights;
import io.editrisk.store.Digest;
import io.editrisk.store.ObjectInfo;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import io.editrisk.tensor.InvalidWeightsException;
import io.editrisk.tensor.ShardIndex;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Uploads an experiment, after the files that it names and that lie beside it. A file that the bucket holds already with
 * the same content is not sent again.
 *
 * @param key the experiment's key
 * @param digest of the experiment's file: what plan's answer is recognised by
 */
record Submission(String key, String digest) {

    private static final int BUFFER = 1 << 16;

    static Submission send(Path file, Experiment experiment, ObjectStore store) throws IOException {
        Path absolute = file.toAbsolutePath();
        for (String reference : references(experiment)) {
            if (!reference.startsWith("s3://")) {
                sendFile(absolute.resolveSibling(reference), reference, store);
            }
        }
        sendShards(absolute, experiment.model().weights(), store);
        byte[] content = Files.readAllBytes(file);
        String key = StoreLayout.EXPERIMENTS + stem(file) + ".yaml";
        store.delete(StoreLayout.accepted(key));
        store.delete(StoreLayout.rejected(key));
        Submission submission = new Submission(key, Digest.of(content));
        store.delete(submission.faultKey());
        store.put(key, content);
        return submission;
    }

    /** Where it is said that plan gave up on the upload. */
    String faultKey() {
        return StoreLayout.fault(FunctionName.PLAN.label(), key);
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static List<String> references(Experiment experiment) {
        List<Experiment.EditingTask> editing = experiment.editingTasks();
        Stream<String> texts = Stream.concat(
                        Stream.of(experiment.task().prompts()), editing.stream().map(Experiment.EditingTask::prompts))
                .flatMap(Optional::stream)
                .flatMap(prompts -> Stream.concat(prompts.classes().stream(), Stream.of(prompts.templates())))
                .filter(given -> given.endsWith(".txt"));
        Stream<String> data = Stream.of(
                        Stream.of(
                                experiment.model().weights(), experiment.task().validation()),
                        editing.stream().flatMap(task -> Stream.of(task.train(), task.validation())),
                        experiment.shifts().datasets().stream())
                .flatMap(keys -> keys);
        Stream<String> trained = experiment.task().train().stream().map(Experiment.TaskTraining::images);
        Stream<String> edited = experiment.edits().stream()
                .flatMap(edit -> edit.external().stream())
                .map(Experiment.External::key);
        return Stream.of(data, trained, texts, edited)
                .flatMap(keys -> keys)
                .distinct()
                .toList();
    }

    private static void sendShards(Path file, String weights, ObjectStore store) throws IOException {
        Path index = file.resolveSibling(weights);
        if (!weights.startsWith("s3://") && ShardIndex.named(weights) && Files.isRegularFile(index)) {
            for (String shard : shards(index)) {
                sendFile(index.resolveSibling(shard), StoredWeights.beside(weights, shard), store);
            }
        }
    }

    /** What is wrong with an index is plan's to say. */
    private static Set<String> shards(Path index) throws IOException {
        try {
            return ShardIndex.read(index).shards();
        } catch (InvalidWeightsException planSaysSo) {
            return Set.of();
        }
    }

    /** What is not here may be in the bucket already; if it is not, plan says so. */
    private static void sendFile(Path path, String key, ObjectStore store) throws IOException {
        if (Files.isDirectory(path)) {
            try (Stream<Path> files = Files.list(path)) {
                for (Path child : files.sorted().toList()) {
                    sendFile(child, key + "/" + child.getFileName(), store);
                }
            }
        } else if (Files.isRegularFile(path)) {
            Optional<ObjectInfo> there = store.head(key);
            if (there.isEmpty() || !sameContent(there.get(), path)) {
                store.upload(key, path);
            }
        }
    }

    /** An object that was sent in one piece has its MD5 as entity tag. */
    private static boolean sameContent(ObjectInfo there, Path path) throws IOException {
        return there.size() == Files.size(path)
                && there.etag().replace("\"", "").equals(md5(path));
    }

    private static String md5(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
