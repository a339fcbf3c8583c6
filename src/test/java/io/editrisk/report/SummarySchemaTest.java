package io.editrisk.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is written is what the published schema says, by a validator that others wrote. */
class SummarySchemaTest {

    private static final Path PUBLISHED = Path.of("src/main/resources/schema/summary.schema.json");

    private static List<Error> errors(String summary) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(PUBLISHED));
        return schema.validate(summary, InputFormat.JSON);
    }

    private static String summary(RunResults results) {
        return new String(Report.of(results).files().get("summary.json"), StandardCharsets.UTF_8);
    }

    @Test
    void thePublishedSchemaIsThatOfTheRecords() throws IOException {
        assertThat(Files.readString(PUBLISHED))
                .as("./editrisk schema summary > " + PUBLISHED)
                .isEqualTo(new String(SummarySchema.json(), StandardCharsets.UTF_8));
    }

    @Test
    void summariesFollowIt() throws IOException {
        SmallRun run = SmallRun.gated(0.02, 0.05);

        assertThat(errors(summary(run.results()))).isEmpty();
        assertThat(errors(summary(run.split().results()))).isEmpty();
        assertThat(errors(summary(new SmallRun(10, Optional.empty(), "no gate").results())))
                .isEmpty();
        assertThat(errors(summary(
                        run.results(run.records().subList(0, run.records().size() - 1)))))
                .isEmpty();
    }

    @Test
    void anythingElseDoesNot() throws IOException {
        String summary = summary(SmallRun.gated(0.02, 0.05).results());

        assertThat(errors(summary.replaceFirst("\"verdict\"", "\"verdikt\""))).hasSize(2);
        assertThat(errors(summary.replaceFirst("\"schema\" : 1", "\"schema\" : 2")))
                .hasSize(1);
        assertThat(errors(summary.replaceFirst("\"alpha\" : [0-9.]+", "\"alpha\" : \"1\"")))
                .hasSize(1);
    }
}
