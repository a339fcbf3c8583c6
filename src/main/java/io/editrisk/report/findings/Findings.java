package io.editrisk.report.findings;

import io.editrisk.network.Architecture;
import io.editrisk.report.figure.SvgFigure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The paper's claims, each held against runs of one experiment that differ in their seed and their data. */
public final class Findings {

    private static final int CLASSES = 10;

    private Findings() {}

    /**
     * The page and its figures.
     *
     * @param metrics each run's {@code metrics.csv}, as it is or with gzip; runs whose original data has the same name are
     *     the seeds of one data set
     * @param architecture of the network that was edited, with ten classes
     * @param notes what people have to say about each claim
     * @param figures what the page calls the folder of its figures
     * @return files by name: {@code page} and each figure's
     * @throws InvalidMetricsException where a file is none, or lacks what a claim needs
     */
    public static Files of(List<Path> metrics, Architecture architecture, Notes notes, String figures) {
        Seeds seeds = Seeds.of(metrics.stream().map(MeasuredRun::read).toList());
        List<Finding> findings =
                claims(architecture).stream().map(claim -> claim.of(seeds)).toList();
        Map<String, byte[]> drawn = new LinkedHashMap<>();
        for (int i = 0; i < findings.size(); i++) {
            drawn.put(
                    FindingsPage.figure(i),
                    SvgFigure.of(findings.get(i).figure()).getBytes(StandardCharsets.UTF_8));
        }
        String page = new FindingsPage(seeds, findings, notes, figures).markdown();
        return new Files(page, drawn);
    }

    /** The page in Markdown, and its figures by file name. */
    public record Files(String page, Map<String, byte[]> figures) {
        public Files {
            figures = Map.copyOf(figures);
        }
    }

    private static List<Claim> claims(Architecture architecture) {
        return List.of(
                new NegativePenalties(),
                new LossGrowsWithSeverity(),
                new RewritingLosesLeast(),
                new LowRankAsRewriting(),
                new MonotoneAndConcave(),
                new InterpolationNearTheEnd(),
                new FewerParameters(new ChangedParameters(architecture, CLASSES)));
    }
}
