package io.tasker.core.writer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SuspicionTest {
  private final Suspicion suspicion = new Suspicion();

  @Test
  void without_failures_sets_are_as_large_as_wanted() {
    assertThat(suspicion.limit(200)).isEqualTo(200);
    suspicion.passed(200, 200);
    assertThat(suspicion.limit(200)).isEqualTo(200);
  }

  @Test
  void after_a_failure_sets_have_one_message_until_fifty_have_passed() {
    suspicion.failed();
    for (int i = 0; i < 50; i++) {
      assertThat(suspicion.limit(200)).isEqualTo(1);
      suspicion.passed(1, 1);
    }
    assertThat(suspicion.limit(200)).isEqualTo(200);
  }

  @Test
  void the_message_that_fails_five_times_alone_is_the_culprit() {
    assertThat(suspicion.failed()).as("a whole set").isFalse();
    for (int i = 1; i < Suspicion.TRIES; i++) {
      assertThat(suspicion.failed()).as("alone, %d", i).isFalse();
    }
    assertThat(suspicion.failed()).isTrue();
  }

  @Test
  void a_message_that_passes_in_between_clears_the_one_before_it() {
    suspicion.failed();
    for (int i = 1; i < Suspicion.TRIES; i++) {
      suspicion.failed();
    }
    suspicion.passed(1, 1);
    assertThat(suspicion.failed()).isFalse();
  }

  @Test
  void the_next_culprit_is_counted_from_the_start() {
    for (int i = 0; i <= Suspicion.TRIES; i++) {
      suspicion.failed();
    }
    suspicion.buried();
    assertThat(suspicion.limit(200)).isEqualTo(1);
    for (int i = 1; i < Suspicion.TRIES; i++) {
      assertThat(suspicion.failed()).isFalse();
    }
    assertThat(suspicion.failed()).isTrue();
  }

  @Test
  void an_empty_queue_ends_the_care() {
    suspicion.failed();
    suspicion.passed(1, 0);
    assertThat(suspicion.limit(200)).isEqualTo(200);
  }

  @Test
  void a_set_that_looked_for_no_message_proves_nothing() {
    suspicion.failed();
    for (int i = 1; i < Suspicion.TRIES; i++) {
      suspicion.failed();
      suspicion.passed(0, 0);
      assertThat(suspicion.limit(200)).isEqualTo(1);
    }
    assertThat(suspicion.failed()).isTrue();
  }
}
