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
        return new AccuracyCurve(alphas, right, rising);
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
        return new AccuracyCurve(alphas, right, rising);
    }

    private static CurveTrait monotone(AccuracyCurve curve) {
        return curve.monotone(CurveNoise.of(List.of(curve), 7));
    }

    private static CurveTrait concave(AccuracyCurve curve) {
        return curve.concave(CurveNoise.of(List.of(curve), 7)).orElseThrow();
    }

    @Test
    void aCurveThatRisesAndBendsDownHasBothTraits() {
        AccuracyCurve curve = exact(ELEVEN, 2000, true, alpha -> .2 + .6 * Math.sqrt(alpha));

        assertThat(monotone(curve).verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(monotone(curve).violation()).isZero();
        assertThat(monotone(curve).p()).isEqualTo(1);
        assertThat(monotone(curve).alphas()).isEmpty();
        assertThat(concave(curve).verdict()).isNotEqualTo(Verdict.VIOLATED);
    }

    @Test
    void aFallIsFoundWithItsSizeAndPlace() {
        CurveTrait fall =
                monotone(exact(ELEVEN, 400, true, alpha -> alpha <= .6 ? .3 + .5 * alpha : .6 - .4 * (alpha - .6)));

        assertThat(fall.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(fall.violation()).isCloseTo(.16, within(.003));
        assertThat(fall.alphas()).containsExactly(.6, 1.0);
        assertThat(fall.p()).isLessThan(.005);
        assertThat(fall.bound()).isGreaterThan(.16);
    }

    @Test
    void aFallThatIsSpreadOverManyStepsIsFoundThoughNoStepIsOne() {
        CurveTrait fall = monotone(exact(ELEVEN, 300, true, alpha -> .8 - .06 * alpha));

        assertThat(fall.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(fall.alphas()).containsExactly(0.0, 1.0);
    }

    @Test
    void whatShouldGoDownIsTestedDownwards() {
        DoubleUnaryOperator down = alpha -> .9 - .3 * alpha * alpha;

        assertThat(monotone(exact(SIX, 1000, false, down)).verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(monotone(exact(SIX, 1000, true, down)).verdict()).isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void aCurveBelowItsChordIsNotConcaveHoweverItsPointsLie() {
        for (List<Double> alphas : List.of(ELEVEN, SIX)) {
            CurveTrait bend = concave(exact(alphas, 500, true, alpha -> .2 + .7 * alpha * alpha * alpha));

            assertThat(bend.verdict()).isEqualTo(Verdict.VIOLATED);
            assertThat(bend.alphas()).hasSize(3);
            assertThat(bend.violation()).isGreaterThan(.1);
        }
        // a straight line through unequal steps is none
        assertThat(concave(exact(SIX, 500, true, alpha -> .2 + .7 * alpha)).verdict())
                .isNotEqualTo(Verdict.VIOLATED);
    }

    @Test
    void ofFewImagesOneCannotTell() {
        CurveTrait dip = monotone(exact(ELEVEN, 20, true, alpha -> alpha == .5 ? .45 : .5 + .1 * alpha));

        assertThat(dip.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(dip.violation()).isCloseTo(.1, within(1e-9));
        assertThat(monotone(exact(ELEVEN, 20, true, alpha -> .5)).verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(monotone(exact(ELEVEN, 2000, true, alpha -> .5)).verdict()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void manyPointsAreThinnedAndBothEndsKept() {
        List<Double> hundred =
                IntStream.rangeClosed(0, 100).mapToObj(i -> i / 100.0).toList();

        assertThat(monotone(exact(hundred, 300, true, alpha -> .8 - .5 * alpha)).alphas())
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
            falls += denied(monotone(noisy(SIX, images, true, alpha -> .7, random)));
            bends += denied(concave(noisy(SIX, images, true, alpha -> .3 + .4 * alpha, random)));
        }
        System.out.printf("shape | denied wrongly: monotone %d, concave %d of %d%n", falls, bends, times);

        // three standard errors above 5%
        assertThat(falls / (double) times).isLessThan(.05 + .033);
        assertThat(bends / (double) times).isLessThan(.05 + .033);
    }

    /** Of eight flat curves that are looked at together some is called otherwise in one of twenty cases; by themselves in a third. */
    @Test
    void amongManyCurvesNoneIsDeniedWhatItHas() {
        SplittableRandom random = new SplittableRandom(22);
        int times = 200;
        int together = 0;
        int alone = 0;
        for (int i = 0; i < times; i++) {
            List<AccuracyCurve> curves = IntStream.range(0, 8)
                    .mapToObj(one -> noisy(SIX, 200, true, alpha -> .7, random))
                    .toList();
            CurveNoise noise = CurveNoise.of(curves, i);
            together += curves.stream().anyMatch(curve -> denied(curve.monotone(noise)) > 0) ? 1 : 0;
            alone += curves.stream().anyMatch(curve -> denied(monotone(curve)) > 0) ? 1 : 0;
        }
        System.out.printf(
                "shape | of eight, one denied wrongly: together %d, alone %d of %d%n", together, alone, times);

        assertThat(together / (double) times).isLessThan(.05 + .046);
        assertThat(alone / (double) times).isGreaterThan(.1);
    }

    /** What is beyond doubt for one curve stays so among many. */
    @Test
    void aFallIsFoundAmongManyCurves() {
        SplittableRandom random = new SplittableRandom(23);
        AccuracyCurve fall = exact(ELEVEN, 400, true, alpha -> alpha <= .6 ? .3 + .5 * alpha : .6 - .4 * (alpha - .6));
        List<AccuracyCurve> curves = new ArrayList<>(List.of(fall));
        IntStream.range(0, 20).forEach(i -> curves.add(noisy(ELEVEN, 400, true, alpha -> .7, random)));

        CurveTrait among = fall.monotone(CurveNoise.of(curves, 7));

        assertThat(among.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(among.alphas()).containsExactly(.6, 1.0);
        assertThat(among.p()).isGreaterThanOrEqualTo(monotone(fall).p());
        assertThat(among.bound()).isGreaterThan(monotone(fall).bound());
    }

    private static int denied(CurveTrait trait) {
        return trait.verdict() == Verdict.VIOLATED ? 1 : 0;
    }

    @Test
    void theSameSeedGivesTheSameAnswer() {
        DoubleUnaryOperator wavy = alpha -> .5 + .05 * Math.sin(9 * alpha);

        assertThat(monotone(exact(ELEVEN, 100, true, wavy))).isEqualTo(monotone(exact(ELEVEN, 100, true, wavy)));
    }

    @Test
    void twoPointsHaveNoBend() {
        AccuracyCurve two = exact(List.of(0.0, 1.0), 10, true, alpha -> alpha);

        assertThat(two.concave(CurveNoise.of(List.of(two), 7))).isEmpty();
        assertThatThrownBy(() -> new AccuracyCurve(List.of(0.0), List.of(new boolean[1]), true))
                .hasMessage("1 points beside 1 alphas");
    }
}
