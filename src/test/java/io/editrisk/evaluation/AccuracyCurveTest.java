package io.editrisk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.editrisk.evaluation.CurveTrait.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccuracyCurveTest {

    private static final List<Double> ELEVEN =
            IntStream.rangeClosed(0, 10).mapToObj(i -> i / 10.0).toList();

    /** Unequal steps. */
    private static final List<Double> SIX = List.of(0.0, .05, .1, .3, .6, 1.0);

    /** Images with a threshold each, so that exactly that share is right at each point and few change twice. */
    private static AccuracyCurve exact(List<Double> alphas, int images, boolean rising, DoubleUnaryOperator share) {
        List<boolean[]> right = new ArrayList<>();
        for (double alpha : alphas) {
            boolean[] flags = new boolean[images];
            for (int i = 0; i < images; i++) {
                flags[i] = (i + .5) / images < share.applyAsDouble(alpha);
            }
            right.add(flags);
        }
        return new AccuracyCurve(alphas, right, rising, 7);
    }

    /** The same with noise: an image's threshold stays, and each point misses it by something of its own. */
    private static AccuracyCurve noisy(
            List<Double> alphas, int images, boolean rising, DoubleUnaryOperator share, SplittableRandom random) {
        double[] own = random.doubles(images).toArray();
        List<boolean[]> right = new ArrayList<>();
        for (double alpha : alphas) {
            boolean[] flags = new boolean[images];
            for (int i = 0; i < images; i++) {
                // with three in ten an image is drawn anew, so that the share is exact on average
                double threshold = random.nextDouble() < .3 ? random.nextDouble() : own[i];
                flags[i] = threshold < share.applyAsDouble(alpha);
            }
            right.add(flags);
        }
        return new AccuracyCurve(alphas, right, rising, random.nextLong());
    }

    @Test
    void aCurveThatRisesAndBendsDownHasBothTraits() {
        AccuracyCurve curve = exact(ELEVEN, 2000, true, alpha -> .2 + .6 * Math.sqrt(alpha));

        assertThat(curve.monotone().verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(curve.monotone().violation()).isZero();
        assertThat(curve.monotone().p()).isEqualTo(1);
        assertThat(curve.monotone().alphas()).isEmpty();
        assertThat(curve.concave().orElseThrow().verdict()).isNotEqualTo(Verdict.VIOLATED);
    }

    @Test
    void aFallIsFoundWithItsSizeAndPlace() {
        CurveTrait fall = exact(ELEVEN, 400, true, alpha -> alpha <= .6 ? .3 + .5 * alpha : .6 - .4 * (alpha - .6))
                .monotone();

        assertThat(fall.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(fall.violation()).isCloseTo(.16, within(.003));
        assertThat(fall.alphas()).containsExactly(.6, 1.0);
        assertThat(fall.p()).isLessThan(.005);
        assertThat(fall.bound()).isGreaterThan(.16);
    }

    @Test
    void aFallThatIsSpreadOverManyStepsIsFoundThoughNoStepIsOne() {
        CurveTrait fall = exact(ELEVEN, 300, true, alpha -> .8 - .06 * alpha).monotone();

        assertThat(fall.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(fall.alphas()).containsExactly(0.0, 1.0);
    }

    @Test
    void whatShouldGoDownIsTestedDownwards() {
        DoubleUnaryOperator down = alpha -> .9 - .3 * alpha * alpha;

        assertThat(exact(SIX, 1000, false, down).monotone().verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(exact(SIX, 1000, true, down).monotone().verdict()).isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void aCurveBelowItsChordIsNotConcaveHoweverItsPointsLie() {
        for (List<Double> alphas : List.of(ELEVEN, SIX)) {
            CurveTrait bend = exact(alphas, 500, true, alpha -> .2 + .7 * alpha * alpha * alpha)
                    .concave()
                    .orElseThrow();

            assertThat(bend.verdict()).isEqualTo(Verdict.VIOLATED);
            assertThat(bend.alphas()).hasSize(3);
            assertThat(bend.violation()).isGreaterThan(.1);
        }
        // a straight line through unequal steps is none
        assertThat(exact(SIX, 500, true, alpha -> .2 + .7 * alpha)
                        .concave()
                        .orElseThrow()
                        .verdict())
                .isNotEqualTo(Verdict.VIOLATED);
    }

    @Test
    void ofFewImagesOneCannotTell() {
        CurveTrait dip = exact(ELEVEN, 20, true, alpha -> alpha == .5 ? .45 : .5 + .1 * alpha)
                .monotone();

        assertThat(dip.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(dip.violation()).isCloseTo(.1, within(1e-9));
        assertThat(exact(ELEVEN, 20, true, alpha -> .5).monotone().verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(exact(ELEVEN, 2000, true, alpha -> .5).monotone().verdict()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void manyPointsAreThinnedAndBothEndsKept() {
        List<Double> hundred =
                IntStream.rangeClosed(0, 100).mapToObj(i -> i / 100.0).toList();

        assertThat(exact(hundred, 300, true, alpha -> .8 - .5 * alpha)
                        .monotone()
                        .alphas())
                .containsExactly(0.0, 1.0);
    }

    /** Flat curves only just go up, and straight ones are only just concave: of these one in twenty may be called otherwise. */
    @Test
    void curvesThatJustHaveATraitAreSeldomDeniedIt() {
        SplittableRandom random = new SplittableRandom(21);
        int times = 400;
        int falls = 0;
        int bends = 0;
        for (int i = 0; i < times; i++) {
            int images = i % 2 == 0 ? 60 : 400;
            falls += denied(noisy(SIX, images, true, alpha -> .7, random).monotone());
            bends += denied(noisy(SIX, images, true, alpha -> .3 + .4 * alpha, random)
                    .concave()
                    .orElseThrow());
        }
        System.out.printf("shape | denied wrongly: monotone %d, concave %d of %d%n", falls, bends, times);

        // three standard errors above 5%
        assertThat(falls / (double) times).isLessThan(.05 + .033);
        assertThat(bends / (double) times).isLessThan(.05 + .033);
    }

    private static int denied(CurveTrait trait) {
        return trait.verdict() == Verdict.VIOLATED ? 1 : 0;
    }

    @Test
    void theSameSeedGivesTheSameAnswer() {
        DoubleUnaryOperator wavy = alpha -> .5 + .05 * Math.sin(9 * alpha);

        assertThat(exact(ELEVEN, 100, true, wavy).monotone())
                .isEqualTo(exact(ELEVEN, 100, true, wavy).monotone());
    }

    @Test
    void twoPointsHaveNoBend() {
        assertThat(exact(List.of(0.0, 1.0), 10, true, alpha -> alpha).concave()).isEmpty();
        assertThatThrownBy(() -> new AccuracyCurve(List.of(0.0), List.of(new boolean[1]), true, 7))
                .hasMessage("1 points beside 1 alphas");
    }
}
