package io.editrisk.adapter.sqs;

import io.editrisk.event.FunctionName;
import java.util.regex.Pattern;

/**
 * What a deployment's queues are called: {@code PREFIX-FUNCTION}, and {@code PREFIX-dead-letters} for what was given up.
 *
 * @param prefix tells the deployments of one account apart
 */
public record QueueNames(String prefix) {

    /** With a function's name behind it, it is at most SQS's 80 characters. */
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-]{1,60}");

    public static final QueueNames USUAL = new QueueNames("editrisk");

    public QueueNames {
        if (!ALLOWED.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "EDITRISK_QUEUE_PREFIX is '" + prefix + "'; allowed are 1 to 60 letters, digits, '_' and '-'");
        }
    }

    public String of(FunctionName function) {
        return prefix + "-" + function.label();
    }

    public String deadLetters() {
        return prefix + "-dead-letters";
    }
}
