package io.editrisk.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What others are told of: {@code io.editrisk.} and the label is the CloudEvent's type. */
public enum NoticeType {
    RUN_STARTED,
    EDIT_COMPLETED,
    RUN_COMPLETED,
    GATE_FAILED,
    RUN_FAILED,
    UPLOAD_REJECTED;

    /** As configuration and documents have it: {@code run.started}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    public String eventType() {
        return "io.editrisk." + label();
    }

    public static Optional<NoticeType> named(String label) {
        return Arrays.stream(values())
                .filter(type -> type.label().equals(label))
                .findFirst();
    }

    /** All labels, with commas between. */
    public static String labels() {
        return Arrays.stream(values()).map(NoticeType::label).collect(Collectors.joining(", "));
    }
}
