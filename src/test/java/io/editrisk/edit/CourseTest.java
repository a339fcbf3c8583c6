package io.editrisk.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.evaluation.Accuracy;
import org.junit.jupiter.api.Test;

class CourseTest {

    @Test
    void theOriginalWeightsAreTheBestUntilAnEpochBeatsThem() {
        Course course = new Course(point(0, 60));

        assertThat(course.betters(point(1, 60))).as("as good is not better").isFalse();
        assertThat(course.best().epoch()).isZero();
        assertThat(course.betters(point(2, 61))).isTrue();
        assertThat(course.best().epoch()).isEqualTo(2);
    }

    @Test
    void theFirstOfTwoEqualEpochsIsKept() {
        Course course = new Course(point(0, 60));
        course.betters(point(1, 70));

        assertThat(course.betters(point(2, 70))).isFalse();
        assertThat(course.best().epoch()).isEqualTo(1);
    }

    @Test
    void trainingStopsBelowHalfOfTheBestSoFarAndNotAtHalf() {
        Course course = new Course(point(0, 60));
        course.betters(point(1, 80));

        course.betters(point(2, 40));
        assertThat(course.halved()).isFalse();
        course.betters(point(3, 39));
        assertThat(course.halved()).isTrue();
    }

    @Test
    void halfIsOfTheBestNotOfTheOriginal() {
        Course course = new Course(point(0, 20));
        course.betters(point(1, 90));
        course.betters(point(2, 30));

        assertThat(course.halved()).isTrue();
    }

    @Test
    void epochsComeInOrderAndOverTheSameImages() {
        Course course = new Course(point(0, 60));

        assertThatThrownBy(() -> course.betters(point(2, 60))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> course.betters(new EpochPoint(1, 0.5, new Accuracy(6, 10))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static EpochPoint point(int epoch, long correct) {
        return new EpochPoint(epoch, 0.5, new Accuracy(correct, 100));
    }
}
