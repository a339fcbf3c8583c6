package io.editrisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The image is described twice, for container engines and for where there is none: here the two are held together. */
class ImageTest {

    private static final String CONTAINER = "//profile[id='image']//container/";

    private final XPath paths = XPathFactory.newInstance().newXPath();
    private List<String> dockerfile;
    private Document pom;

    @BeforeEach
    void read() throws Exception {
        dockerfile = Files.readAllLines(Path.of("infra/Dockerfile"));
        pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse("pom.xml");
    }

    @Test
    void bothStartTheSameAsTheSameUser() throws Exception {
        assertThat(last("USER")).isEqualTo(inPom("user"));
        assertThat(last("ENTRYPOINT")).isEqualTo("[\"tini\", \"--\", \"" + inPom("entrypoint") + "\"]");
        assertThat(last("CMD")).isEqualTo("[\"" + inPom("args") + "\"]");
        assertThat(last("EXPOSE")).isEqualTo(inPom("ports"));
        assertThat(last("VOLUME").replaceAll("[\\[\\]\" ]", "")).isEqualTo(inPom("volumes"));
    }

    @Test
    void bothHaveTheSameEnvironment() throws Exception {
        Map<String, String> environment = new TreeMap<>();
        NodeList variables = (NodeList) paths.evaluate(CONTAINER + "environment/*", pom, XPathConstants.NODESET);
        for (int i = 0; i < variables.getLength(); i++) {
            environment.put(variables.item(i).getNodeName(), variables.item(i).getTextContent());
        }

        assertThat(Arrays.stream(last("ENV").split(" ")))
                .containsExactlyInAnyOrderElementsOf(
                        environment.entrySet().stream().map(Object::toString).toList());
    }

    @Test
    void basesArePinned() throws IOException {
        assertThat(dockerfile.stream().filter(line -> line.matches("ARG (BUILD|RUNTIME)=.*|# CUDA=.*")))
                .hasSize(3)
                .allMatch(line -> line.matches(".*@sha256:[0-9a-f]{64}"));
        assertThat(Files.readString(Path.of("infra/image.sh"))).contains("s/^ARG RUNTIME=//p");
    }

    private String last(String instruction) {
        return dockerfile.stream()
                .filter(line -> line.startsWith(instruction + " "))
                .reduce((first, second) -> second)
                .orElseThrow()
                .substring(instruction.length() + 1);
    }

    private String inPom(String setting) throws Exception {
        return paths.evaluate(CONTAINER + setting, pom);
    }
}
