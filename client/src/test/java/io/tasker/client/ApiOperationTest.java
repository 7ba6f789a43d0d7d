package io.tasker.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.client.transport.ApiOperation;
import io.tasker.contract.operations.Operation;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ApiOperationTest {
  @Test
  void everything_that_a_server_does_can_be_asked_for() {
    assertThat(
            Arrays.stream(ApiOperation.values())
                .map(ApiOperation::operation)
                .flatMap(Optional::stream))
        .contains(Operation.values());
  }
}
