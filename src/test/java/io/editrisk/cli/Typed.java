package io.editrisk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What a command that was typed answers; it runs within the test. */
record Typed(int status, String out, String err) {

    static Typed of(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Editrisk.commandLine(CommandLine.defaultFactory())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
        return new Typed(status, out.toString(), err.toString());
    }

    void assertDone() {
        assertThat(err).isEmpty();
        assertThat(status).isEqualTo(ExitStatus.DONE);
    }

    /** Refused in one line that starts so. */
    void assertRefused(String said) {
        assertThat(status).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(err.lines()).singleElement().asString().startsWith(said);
    }
}
