package io.editrisk.dataset.published;

import java.util.List;

/**
 * A choice that a form offers.
 *
 * @param allowed its values; empty for any text
 * @param standard its value where nothing is chosen; empty for nothing
 */
public record FormOption(String name, List<String> allowed, String standard, String summary) {
    public FormOption {
        allowed = List.copyOf(allowed);
    }
}
