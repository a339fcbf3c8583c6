package io.editrisk.network;

/**
 * Where an architecture's weights come from.
 *
 * @param source who publishes them, and under which name
 * @param conversion how they become safetensors, in one line: Python for what is pickled
 * @param classes that the published head tells apart; 0 where there is none
 */
public record Publication(String source, String conversion, int classes) {

    private static final int IMAGENET = 1000;
    private static final String SAVE =
            "import %s, safetensors.torch as s; s.save_file(%s.state_dict(), \"%s.safetensors\")";

    /** Trained within this project. */
    static Publication own(int classes) {
        return new Publication("editrisk", "", classes);
    }

    /** @param model torchvision's function, whose weights of the first version are meant */
    static Publication torchvision(String model) {
        String call = "torchvision.models." + model + "(weights=\"IMAGENET1K_V1\")";
        return new Publication("torchvision " + model, SAVE.formatted("torchvision", call, model), IMAGENET);
    }

    static Publication timm(String model) {
        return new Publication(
                "timm " + model,
                SAVE.formatted("timm", "timm.create_model(\"" + model + "\", pretrained=True)", model),
                IMAGENET);
    }

    /** @param model open_clip's name of the model */
    static Publication openClip(String model, String pretrained) {
        String call = "open_clip.create_model(\"" + model + "\", pretrained=\"" + pretrained + "\")";
        return new Publication("open_clip " + model + " " + pretrained, SAVE.formatted("open_clip", call, model), 0);
    }
}
