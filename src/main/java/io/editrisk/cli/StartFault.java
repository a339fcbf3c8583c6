package io.editrisk.cli;

import io.smallrye.config.ConfigValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Why the application did not start: settings that cannot be read, or something else. The framework says neither. */
final class StartFault {

    /** SmallRye Config's wording, behind the class of what it caught. */
    private static final Pattern UNREADABLE = Pattern.compile(
            "(?:[\\w.$]+: )?SRCFG00039: The config property (\\S+) with the config value \"(.*)\" threw an Exception"
                    + " whilst being converted(.*)",
            Pattern.DOTALL);

    private static final Pattern CODE = Pattern.compile("SRCFG\\d+: ");

    private final Throwable fault;

    StartFault(Throwable fault) {
        this.fault = fault;
    }

    /** One of {@link ExitStatus}. */
    int status() {
        return settings(fault) == null ? ExitStatus.NOT_FINISHED : ExitStatus.WRONG_INPUT;
    }

    /** A line a fault, each without a break. */
    List<String> lines() {
        ConfigValidationException settings = settings(fault);
        if (settings == null) {
            return List.of("did not start: " + line(reason(fault)));
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < settings.getProblemCount(); i++) {
            lines.add(line(setting(settings.getProblem(i).getMessage())));
        }
        return lines;
    }

    private static @Nullable ConfigValidationException settings(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigValidationException settings) {
                return settings;
            }
        }
        return null;
    }

    private static String setting(String problem) {
        Matcher unreadable = UNREADABLE.matcher(problem);
        if (!unreadable.matches()) {
            return "setting: " + CODE.matcher(problem).replaceAll("");
        }
        String name = unreadable.group(1);
        String variable = name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        String why = CODE.matcher(unreadable.group(3).strip()).replaceAll("");
        return "setting %s (%s) is '%s': %s".formatted(name, variable, unreadable.group(2), why);
    }

    /** The innermost cause's own words. */
    private static String reason(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static String line(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ");
    }
}
