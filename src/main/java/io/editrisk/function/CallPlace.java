package io.editrisk.function;

import io.editrisk.store.StoreLayout;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the key of an object that rings says: whose run it is, and which edit, rung and task.
 *
 * @param task the evaluation task's id or the trial's number
 */
record CallPlace(Optional<String> run, Optional<String> edit, OptionalInt rung, Optional<String> task) {

    private static final Pattern KEY =
            Pattern.compile(Pattern.quote(StoreLayout.RUNS) + "(?<run>[^/]+)/(edits/(?<edit>[^/]+)/(?<rest>.*))?.*");
    private static final Pattern RUNG = Pattern.compile("(?:rung-(\\d{1,6})/|trials/\\d+\\.rung-(\\d{1,6})\\.).*");
    private static final Pattern TASK = Pattern.compile("(?:tasks/(.+)\\.task\\.json|trials/(\\d+)\\..*)");

    static CallPlace of(String key) {
        Matcher matched = KEY.matcher(key);
        if (!matched.matches()) {
            return new CallPlace(Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty());
        }
        String rest = Optional.ofNullable(matched.group("rest")).orElse("");
        Optional<String> rung = either(RUNG, rest);
        return new CallPlace(
                Optional.of(matched.group("run")),
                Optional.ofNullable(matched.group("edit")),
                rung.isPresent() ? OptionalInt.of(Integer.parseInt(rung.get())) : OptionalInt.empty(),
                either(TASK, rest));
    }

    private static Optional<String> either(Pattern pattern, String text) {
        return Optional.of(pattern.matcher(text))
                .filter(Matcher::matches)
                .flatMap(matched ->
                        Optional.ofNullable(matched.group(1)).or(() -> Optional.ofNullable(matched.group(2))));
    }
}
