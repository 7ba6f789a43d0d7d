package io.tasker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.operations.Operation;
import io.tasker.rest.route.Route;
import io.tasker.testkit.operations.FakeOperations;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RoutesTest {
  @Test
  void every_operation_has_a_route() {
    var asked =
        Routes.table(
                new FakeOperations().asOperations(), new EventStreams(1, Duration.ofHours(1)), true)
            .routes()
            .stream()
            .map(Route::operation)
            .filter(Objects::nonNull);

    assertThat(Set.copyOf(asked.toList())).containsExactlyInAnyOrder(Operation.values());
  }
}
