package io.editrisk.report;

import io.editrisk.evaluation.MetricRecord;

/** A run's metric records, one after the other: never all of them at once. */
public interface RunRecords {

    /** Takes them. */
    interface Taker {

        /** A record that holds together. */
        void found(MetricRecord record);

        /**
         * There is no such record, or it cannot be read.
         *
         * @param set which evaluation set it is of
         * @param line its key and what is wrong with it
         */
        void lacking(String set, String line);
    }

    /**
     * Gives every record of an edit, or of the unedited network: those of an evaluation set after each other.
     *
     * @param edit its name in the plan
     */
    void of(String edit, Taker taker);
}
