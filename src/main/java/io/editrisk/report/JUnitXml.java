package io.editrisk.report;

import io.editrisk.report.GateCase.Result;
import io.editrisk.report.Summary.EditSummary;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * JUnit's XML as CI dashboards read it: a suite an edit, a case each thing that the edit is held against, its class the
 * edit's name. A run whose every edit failed a case may have passed for another editing task, and one that passed has edits
 * that failed: the exit status is the verdict, and the first suite, of the run, has it as a case.
 */
final class JUnitXml {

    /** Neither Unicode's other controls nor lone halves of a pair are XML. */
    private static final String NOT_XML = "[^\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private JUnitXml() {}

    private record Suite(String name, List<GateCase> cases) {
        private long count(Result result) {
            return cases.stream().filter(one -> one.result() == result).count();
        }
    }

    /** Of a run that was measured. */
    static byte[] of(Summary summary) {
        List<Suite> suites = new ArrayList<>();
        suites.add(new Suite(summary.name(), List.of(verdict(summary))));
        for (EditSummary edit : summary.edits()) {
            suites.add(new Suite(edit.edit(), GateCase.of(summary, edit)));
        }
        return new JUnitXml().write(summary.run(), suites);
    }

    private static GateCase verdict(Summary summary) {
        Result result = switch (summary.verdict()) {
            case PASS -> Result.PASSED;
            case FAIL -> Result.FAILED;
            case NONE -> Result.SKIPPED;
            case INCOMPLETE -> Result.ERROR;
        };
        List<String> lines = new ArrayList<>(List.of(summary.sentence()));
        lines.addAll(summary.incomplete());
        return new GateCase("gate", result, String.join("\n", lines));
    }

    /** Of a run that did not finish: one case, in error. */
    static byte[] of(Unfinished run) {
        GateCase error = new GateCase("finished", Result.ERROR, String.join("\n", run.lines()));
        return new JUnitXml().write(run.name(), List.of(new Suite(run.name(), List.of(error))));
    }

    private byte[] write(String run, List<Suite> suites) {
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            attribute(xml, "name", run);
            for (Suite suite : suites) {
                write(xml, suite);
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("memory can be written to", e);
        }
        return bytes.toByteArray();
    }

    private static void write(XMLStreamWriter xml, Suite suite) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        attribute(xml, "name", suite.name());
        attribute(xml, "tests", Integer.toString(suite.cases().size()));
        attribute(xml, "failures", Long.toString(suite.count(Result.FAILED)));
        attribute(xml, "errors", Long.toString(suite.count(Result.ERROR)));
        attribute(xml, "skipped", Long.toString(suite.count(Result.SKIPPED)));
        attribute(xml, "time", "0");
        for (GateCase one : suite.cases()) {
            write(xml, suite.name(), one);
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private static void write(XMLStreamWriter xml, String suite, GateCase one) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        attribute(xml, "name", one.name());
        attribute(xml, "classname", suite);
        attribute(xml, "time", "0");
        switch (one.result()) {
            case PASSED -> {
                xml.writeStartElement("system-out");
                xml.writeCharacters(legal(one.detail()));
                xml.writeEndElement();
            }
            case FAILED -> outcome(xml, "failure", one.detail());
            case ERROR -> outcome(xml, "error", one.detail());
            case SKIPPED -> {
                xml.writeEmptyElement("skipped");
                attribute(xml, "message", one.detail());
            }
        }
        xml.writeEndElement();
    }

    private static void outcome(XMLStreamWriter xml, String element, String detail) throws XMLStreamException {
        xml.writeStartElement(element);
        attribute(xml, "message", detail);
        attribute(xml, "type", "gate");
        xml.writeCharacters(legal(detail));
        xml.writeEndElement();
    }

    /** An attribute is read as one line. */
    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, legal(value.replaceAll("\\s+", " ")));
    }

    private static String legal(String text) {
        return text.replaceAll("(?![\\n\\t])" + NOT_XML, "\uFFFD");
    }
}
