package io.editrisk.report;

import io.editrisk.evaluation.MetricRecord;
import java.util.Comparator;
import java.util.List;

/** Records at hand, in any order. */
record ListedRecords(List<MetricRecord> records) implements RunRecords {

    @Override
    public void of(String edit, Taker taker) {
        records.stream()
                .filter(record -> record.edit().equals(edit))
                .sorted(Comparator.comparing(MetricRecord::set))
                .forEach(taker::found);
    }
}
