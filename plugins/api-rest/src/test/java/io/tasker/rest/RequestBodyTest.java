package io.tasker.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.rest.route.ApiError;
import io.tasker.rest.route.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RequestBodyTest {
  private final Deadline deadline = new Deadline(Duration.ofSeconds(30));
  private final RequestBody bodies = new RequestBody(10, deadline);

  @Test
  void a_body_that_ends_in_time_is_read_whole() throws IOException {
    assertThat(bodies.read(body(10), deadline.endsAtNanos())).hasSize(10);
  }

  @Test
  void a_body_that_still_arrives_after_the_deadline_is_given_up() {
    assertThatThrownBy(() -> bodies.read(body(10), System.nanoTime() - 1))
        .isInstanceOfSatisfying(
            ApiError.class, error -> assertThat(error.problem()).isEqualTo(Problem.TIMEOUT))
        .hasMessageStartingWith("Request timeout after 30000 ms");
  }

  @Test
  void the_rest_of_a_body_that_is_too_long_is_dropped_up_to_a_point() {
    var justOver = body(RequestBody.DROPPED_BYTES);
    var endless = body(2 * RequestBody.DROPPED_BYTES);

    assertThatThrownBy(() -> bodies.read(justOver, deadline.endsAtNanos()))
        .hasMessage("the body must be at most 10 bytes long");
    assertThatThrownBy(() -> bodies.read(endless, deadline.endsAtNanos()))
        .hasMessage("the body must be at most 10 bytes long");

    assertThat(justOver.available()).isZero();
    assertThat(endless.available()).isPositive();
  }

  private static ByteArrayInputStream body(int length) {
    return new ByteArrayInputStream(new byte[length]);
  }
}
