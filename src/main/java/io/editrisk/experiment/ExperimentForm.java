package io.editrisk.experiment;

import io.editrisk.edit.EditingMethod;
import io.editrisk.edit.EditingMethods;
import io.editrisk.evaluation.Looks;
import io.editrisk.experiment.form.AllOrSome;
import io.editrisk.experiment.form.DecimalForm;
import io.editrisk.experiment.form.ExactlyOne;
import io.editrisk.experiment.form.Form;
import io.editrisk.experiment.form.Key;
import io.editrisk.experiment.form.ListForm;
import io.editrisk.experiment.form.NameForm;
import io.editrisk.experiment.form.Needs;
import io.editrisk.experiment.form.OneOrMany;
import io.editrisk.experiment.form.OnlyBeside;
import io.editrisk.experiment.form.Rule;
import io.editrisk.experiment.form.SectionForm;
import io.editrisk.experiment.form.TextForm;
import io.editrisk.experiment.form.TruthForm;
import io.editrisk.experiment.form.When;
import io.editrisk.experiment.form.WholeForm;
import io.editrisk.experiment.form.WordOrList;
import io.editrisk.network.Architectures;
import io.editrisk.shift.Corruptions;
import io.editrisk.text.ClassNames;
import io.editrisk.text.PromptTemplates;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Every key of an experiment file, what is allowed there, and what it means when left out: the only place. */
final class ExperimentForm {

    static final int MOST_EPOCHS = 10_000;
    static final double FINEST_STEP = 0.001;

    private static final int HIGHEST_RANK = 10_000;
    private static final int MOST_WARMUP = 1_000_000;
    private static final int MOST_MINUTES = 100_000;
    private static final int MOST_ITEMS = 100;
    private static final int MOST_TASKS = 1000;
    private static final int LARGEST_PICTURE = 1024;
    private static final int MOST_IMAGES = 1_000_000_000;

    /** The largest integer that every JSON reader keeps exactly. */
    private static final long LARGEST_SEED = (1L << 53) - 1;

    /** Not what spreadsheets take for a formula, nor what does not print or turns the direction of writing. */
    private static final String PART = "(?!\\.{1,2}(?:/|$)|[=+@-])"
            + "[^/\\\\\\u0000-\\u001f\\u007f-\\u009f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufeff]+";

    private static final String KEY = PART + "(?:/" + PART + ")*";
    private static final String BUCKET = "s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/";
    private static final int LONGEST_KEY = 900;

    private ExperimentForm() {}

    static SectionForm experiment() {
        return SectionForm.of(
                        Key.required("name", name(), "Names the experiment and begins the names of its runs."),
                        Key.optional("seed", new WholeForm(0, LARGEST_SEED), 0L, "Seed of everything that is drawn."),
                        Key.required("model", model(), "The network before editing."),
                        Key.required("task", task(), "The original task: what the network could do before."),
                        Key.optional("editing-task", editingTask(), "What the edits are to teach."),
                        Key.optional(
                                "editing-tasks",
                                new ListForm(namedEditingTask(), MOST_TASKS),
                                "In place of editing-task: several things to teach, each by edits of its own; the report"
                                        + " averages over them."),
                        Key.optional(
                                "edits",
                                new ListForm(edit(), MOST_ITEMS),
                                "The edits to make and to measure; the network is measured as it is when left out."),
                        Key.optional("alphas", alphas(), "Points on the line from the old weights (0) to the new (1)."),
                        Key.optional(
                                "choose-trial",
                                new NameForm("choose-trial", ExperimentBuilding.TRIAL_RULES),
                                ExperimentBuilding.TRIAL_RULES.get(0),
                                "The trial to keep: editing, the best editing accuracy, as in the paper; mean, the best mean of"
                                        + " editing and original accuracy; gate, the best editing accuracy among those that lose"
                                        + " at most max-original-drop."),
                        Key.optional(
                                "choose-alpha",
                                new NameForm("choose-alpha", ExperimentBuilding.ALPHA_RULES),
                                ExperimentBuilding.ALPHA_RULES.get(0),
                                "The point to take of an edit that may stop on the way: gate, the largest editing accuracy"
                                        + " among those that keep the gate; mean, the largest mean of editing and original"
                                        + " accuracy; knee, where the trade-off bends; fixed, fixed-alpha."),
                        Key.optional(
                                "fixed-alpha", DecimalForm.aboveUpTo(0, 1), "The point to take: one of the alphas."),
                        Key.optional(
                                "selection-split",
                                new TruthForm(),
                                false,
                                "Train, choose trials and choose α on one half of the validation images, drawn by seed and"
                                        + " image, and report on the other: what is chosen and reported on the same images, as in"
                                        + " the paper (false), is flattered."),
                        Key.optional("shifts", shifts(), "Distribution shifts to measure under."),
                        Key.optional(
                                "exclude-edited",
                                new TruthForm(),
                                true,
                                "Leave images out that show what the edits are trained on; the paper measured them too"
                                        + " (false)."),
                        Key.optional("gate", gate(), "Limits that every edit must keep: else the exit status is 1."),
                        Key.optional(
                                "stop-when",
                                stopWhen(),
                                "End an edit's evaluation before all images are measured, where what the gate limits is known:"
                                        + " its interval is clear of the limit, or narrow enough. Images are then taken in an"
                                        + " order drawn by the seed."))
                .where(
                        new ExactlyOne("the experiment", EditingTasks.KEYS),
                        new EditingTasks(),
                        new LayersOfArchitecture(),
                        new SizeOfArchitecture(),
                        new PromptsForClip(),
                        new EditsOnce(),
                        new Bases(),
                        new When(
                                "choose-alpha",
                                List.of("fixed"),
                                "fixed-alpha",
                                true,
                                "needs the key 'fixed-alpha': one of the alphas"),
                        new OnlyBeside("fixed-alpha", "choose-alpha", "fixed"),
                        new FixedAlpha(),
                        new TrialGate(),
                        new LimitToStopBy(),
                        new TrainForMoments());
    }

    private static Form name() {
        return new TextForm(
                "lower-case letters, digits and single hyphens between them, at most 60",
                "[a-z0-9]+(?:-[a-z0-9]+)*",
                60);
    }

    private static SectionForm model() {
        NameForm architecture = new NameForm("architecture", Architectures.names());
        return SectionForm.of(
                Key.required("architecture", architecture, "The network's architecture."),
                Key.required(
                        "weights",
                        weights(),
                        "Its weights, safetensors or the index of their shards: a key of the bucket, or s3://BUCKET/KEY."),
                Key.optional(
                        "size",
                        new WholeForm(1, LARGEST_PICTURE),
                        "Width of the pictures it is given, where not as published; a transformer's positions are resampled."),
                Key.optional(
                        "precision",
                        new NameForm("precision", ExperimentBuilding.PRECISIONS),
                        ExperimentBuilding.PRECISIONS.get(0),
                        "What measuring computes in: float32, or bfloat16 on processors that have it: faster, to two"
                                + " digits."));
    }

    private static Form weights() {
        return new TextForm(
                "a key from the bucket's root, or s3://BUCKET/KEY (no leading '/', no '..', no empty part, none that begins with =, +, - or @)",
                "(?:" + BUCKET + ")?" + KEY,
                LONGEST_KEY);
    }

    /** The file's name becomes part of an edit's. */
    private static Form edited() {
        return new TextForm(
                "the key of a file that ends in .safetensors, or s3://BUCKET/KEY (its last part of letters, digits, dots,"
                        + " hyphens and underscores)",
                "(?:" + BUCKET + ")?(?:" + PART + "/)*[A-Za-z0-9][A-Za-z0-9._-]*\\.safetensors",
                LONGEST_KEY);
    }

    private static Form dataset() {
        return new TextForm(
                "a key from the bucket's root (no leading '/', no '..', no empty part, none that begins with =, +, - or @)",
                KEY,
                LONGEST_KEY);
    }

    private static SectionForm task() {
        return SectionForm.of(
                        Key.required(
                                "validation", dataset(), "Images with labels of the original task: a data set's key."),
                        Key.optional("limit", limit(), "Take the first so many of them."),
                        Key.optional(
                                "train",
                                dataset(),
                                "What the network was trained on: a data set's key. For rewriting, which leaves alone what"
                                        + " these images have in common."),
                        Key.optional("train-limit", limit(), "Take so many of them, evenly spread; all when left out."),
                        Key.optional("prompts", prompts(), "For CLIP without a head: what it is told of the classes."))
                .where(new Needs("train-limit", "train", "the key of a data set"));
    }

    private static Form editingTask() {
        return SectionForm.of(whatToTeach());
    }

    private static Form namedEditingTask() {
        Key name = Key.required("name", name(), "Names the editing task in tables and keys.");
        return SectionForm.of(
                Stream.concat(Stream.of(name), Stream.of(whatToTeach())).toArray(Key[]::new));
    }

    private static Key[] whatToTeach() {
        return new Key[] {
            Key.required("train", dataset(), "Pairs of an image and its modified form: a data set's key."),
            Key.required("validation", dataset(), "Images with labels that the edit is judged by."),
            Key.optional("limit", limit(), "Take the first so many of the validation images."),
            Key.optional(
                    "prompts", prompts(), "What CLIP is told of the editing task's classes; the task's when left out.")
        };
    }

    private static Form prompts() {
        return SectionForm.of(
                Key.optional(
                        "classes",
                        knownOrText(ClassNames.names()),
                        "The classes' names in the order of labels, one a line; the data set's own when left out."),
                Key.required(
                        "templates",
                        knownOrText(PromptTemplates.names()),
                        "Sentences that the names are put in, one a line, {} where the name goes."));
    }

    private static Form knownOrText(List<String> known) {
        return new TextForm(
                String.join(", ", known) + ", or the key of a text file that ends in .txt",
                String.join("|", known) + "|" + KEY + "\\.txt",
                LONGEST_KEY);
    }

    private static Form limit() {
        return new WholeForm(1, MOST_IMAGES);
    }

    private static SectionForm edit() {
        TextForm layer = new TextForm("the name of a layer", "[^\\u0000-\\u001f\\u007f]+", 200);
        NameForm target = new NameForm("target", ExperimentBuilding.TARGETS);
        return SectionForm.of(
                        Key.required("method", new NameForm("method", methods(method -> true)), "The editing method."),
                        Key.optional(
                                "tasks",
                                new ListForm(name(), MOST_TASKS),
                                "Which of the editing-tasks it is made for, by name; all when left out."),
                        Key.optional("layers", new ListForm(layer, MOST_ITEMS), "The layers to edit, one at a time."),
                        Key.optional(
                                "learning-rates",
                                new WordOrList(ExperimentBuilding.AUTO, new ListForm(DecimalForm.above(0), MOST_ITEMS)),
                                "Learning rates to train with, or auto: 15 from 1e-5 to 100, of which only the best so far"
                                        + " are trained to the end."),
                        Key.optional(
                                "weights",
                                edited(),
                                "Of an external edit: a safetensors file of the edited weights, of all or of some tensors."),
                        Key.optional(
                                "delta",
                                edited(),
                                "Of an external edit: a safetensors file of what is to be added to the weights (a task"
                                        + " vector)."),
                        Key.optional(
                                "target",
                                new OneOrMany(new ListForm(target, 2)),
                                "What a collision loss pulls towards: the unedited features (frozen, the default), or the"
                                        + " edited ones of the original image (moving). A list searches both."),
                        Key.optional(
                                "rank",
                                new WholeForm(1, HIGHEST_RANK),
                                "Rank of what direct-low-rank and rewriting add to a layer's weight; 1 when left out."),
                        Key.optional(
                                "initial-scale",
                                DecimalForm.above(0),
                                "Standard deviation of what its trained factors begin with; 0.02 when left out."),
                        Key.optional(
                                "centred",
                                new TruthForm(),
                                "Whether rewriting takes the original task's keys about their mean, as in the paper's runs;"
                                        + " false when left out."),
                        Key.optional(
                                "ridge",
                                DecimalForm.between(0, 1),
                                "Of rewriting: times the mean variance of the keys is added to each; 1e-6 when left out."),
                        Key.optional(
                                "spatial",
                                new NameForm("spatial", ExperimentBuilding.SPATIALS),
                                "Where in a kernel rewriting adds its term: at its centre (the default), or everywhere with"
                                        + " a factor for each place."),
                        Key.optional(
                                "masked",
                                new TruthForm(),
                                "Whether rewriting looks only at what the pairs' masks say was changed, as EditingClassifiers"
                                        + " does; false when left out. Of convolutions."),
                        Key.optional(
                                "optimiser",
                                new NameForm("optimiser", ExperimentBuilding.OPTIMISERS),
                                "sgd, the paper's, or adamw, PAINT's: gradients clipped at 1, a rate that warms up and falls"
                                        + " along a cosine over all epochs. When left out: adamw for CLIP, else sgd."),
                        Key.optional(
                                "weight-decay",
                                DecimalForm.between(0, 1),
                                "Of the tensors named weight with sgd, 1e-4 when left out; of all with adamw, 0.1."),
                        Key.optional(
                                "warmup-steps",
                                new WholeForm(0, MOST_WARMUP),
                                "Steps of adamw until the learning rate is reached; 500 when left out."),
                        Key.optional(
                                "restarts", new WholeForm(1, 100), 1L, "Training runs a learning rate and target."),
                        Key.optional(
                                "epochs", new WholeForm(1, MOST_EPOCHS), (long) MOST_EPOCHS, "Most epochs a trial."),
                        Key.optional(
                                "max-minutes",
                                DecimalForm.aboveUpTo(0, MOST_MINUTES),
                                "Most minutes a trial is trained: it stops after the epoch in which they are over, so that"
                                        + " results depend on the machine. No limit when left out."),
                        Key.optional("batch-size", limit(), "Images a step; all of them when left out."),
                        Key.optional(
                                "augmentation",
                                new NameForm("augmentation", ExperimentBuilding.AUGMENTATIONS),
                                "What training changes its images by in each epoch: none (the default), or"
                                        + " random-resized-crop, PAINT's: nine tenths of the image or more."),
                        Key.optional(
                                "base",
                                new TextForm(
                                        "the name of another edit as the report has it: METHOD@LAYER, or"
                                                + " TASK:METHOD@LAYER where tasks have names",
                                        "[^\\u0000-\\u001f\\u007f]+",
                                        LONGEST_KEY),
                                "The edit that these start from, by its name in the report: from its weights at the α that is"
                                        + " chosen of it. The unedited network when left out."),
                        Key.optional(
                                "as",
                                name(),
                                "Added to the names of these edits (METHOD@LAYER+AS), where the same method at the same layer"
                                        + " is asked for again."))
                .where(
                        layersAsTheMethodNeeds(true),
                        layersAsTheMethodNeeds(false),
                        onlyWhere("target", EditingMethod::takesTarget),
                        onlyWhere("rank", EditingMethod::takesRank),
                        onlyWhere("initial-scale", EditingMethod::takesRank),
                        onlyWhere("centred", EditingMethod::takesMoment),
                        onlyWhere("ridge", EditingMethod::takesMoment),
                        onlyWhere("spatial", EditingMethod::takesMoment),
                        onlyWhere("masked", EditingMethod::takesMoment),
                        ratesToTrain(),
                        onlyInTraining("learning-rates"),
                        onlyInTraining("optimiser"),
                        onlyInTraining("weight-decay"),
                        onlyInTraining("restarts"),
                        onlyInTraining("epochs"),
                        onlyInTraining("max-minutes"),
                        onlyInTraining("batch-size"),
                        onlyInTraining("augmentation"),
                        onlyWhere("weights", method -> !method.trains()),
                        onlyWhere("delta", method -> !method.trains()),
                        new WeightsOrDelta(),
                        new OnlyBeside("warmup-steps", "optimiser", "adamw"));
    }

    private static Rule layersAsTheMethodNeeds(boolean atLayer) {
        String why = atLayer
                ? "edits single layers and needs the key 'layers': a list of layers of the architecture"
                : "edits the whole network and takes no 'layers'";
        return new When("method", methods(method -> method.atLayer() == atLayer), "layers", atLayer, why);
    }

    private static Rule onlyWhere(String key, Predicate<EditingMethod> takes) {
        String why = "takes no '" + key + "'; allowed with " + String.join(", ", methods(takes));
        return new When("method", methods(takes.negate()), key, false, why);
    }

    private static Rule ratesToTrain() {
        String why = "trains and needs the key 'learning-rates': auto, or a list of numbers above 0";
        return new When("method", methods(EditingMethod::trains), "learning-rates", true, why);
    }

    private static Rule onlyInTraining(String key) {
        return new When(
                "method", methods(method -> !method.trains()), key, false, "trains nothing and takes no '" + key + "'");
    }

    private static List<String> methods(Predicate<EditingMethod> which) {
        return EditingMethods.all().stream()
                .filter(which)
                .map(EditingMethod::name)
                .toList();
    }

    private static SectionForm alphas() {
        return SectionForm.of(
                        Key.optional("from", DecimalForm.between(0, 1), 0.0, "The first point."),
                        Key.optional("to", DecimalForm.aboveUpTo(0, 1), 1.0, "The last point, always measured."),
                        Key.optional("step", DecimalForm.between(FINEST_STEP, 1), 0.1, "From one point to the next."))
                .where(new FromBeforeTo());
    }

    private static SectionForm shifts() {
        AllOrSome corruptions = new AllOrSome(
                new NameForm("corruption", Corruptions.names()),
                new TreeMap<>(Map.of("all", Corruptions.names(), "common", Corruptions.commonNames())));
        return SectionForm.of(
                        Key.optional(
                                "corruptions",
                                corruptions,
                                "Corruptions by name, all, or the 15 common ones that published means are over."),
                        Key.optional(
                                "severities",
                                new ListForm(new WholeForm(1, 5), 5),
                                "Severities of each corruption; 1 to 5 when left out."),
                        Key.optional(
                                "datasets",
                                new ListForm(dataset(), MOST_ITEMS),
                                "Other images with the original labels: data sets' keys."))
                .where(new Needs("severities", "corruptions", "all, common, or a list of names"), new ShortNames());
    }

    private static SectionForm stopWhen() {
        return SectionForm.of(
                Key.optional(
                        "interval-below",
                        DecimalForm.aboveUpTo(0, 1),
                        "Narrow enough: the 95% interval of each quantity that the gate limits, from end to end, as a fraction."),
                Key.optional(
                        "looks",
                        new WholeForm(2, Looks.MOST),
                        4L,
                        "How often to look: at all images, half of them, a quarter, and so on. Intervals are wider for it."));
    }

    private static SectionForm gate() {
        return SectionForm.of(
                Key.optional(
                        "max-original-drop",
                        DecimalForm.between(0, 1),
                        "Most that accuracy on the original task may fall, as a fraction."),
                Key.optional(
                        "max-original-ood-penalty",
                        DecimalForm.between(0, 1),
                        "Most that accuracy on the shifted original data may fall on average, as a fraction."));
    }
}
