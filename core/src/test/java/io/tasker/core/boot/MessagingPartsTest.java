package io.tasker.core.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.core.boot.MessagingParts.Role;
import io.tasker.testkit.messaging.MemoryBroker;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MessagingPartsTest {
  @ParameterizedTest
  @EnumSource
  void a_start_without_the_broker_fails_before_anything_else_is_touched(Role role) {
    MemoryBroker broker = new MemoryBroker();
    broker.away();

    assertThatThrownBy(
            () ->
                MessagingParts.of(
                    broker, role, 1, new MessagingParts.Tools(null, null, null, null, null)))
        .isInstanceOfSatisfying(
            TaskerException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.MESSAGING_UNAVAILABLE));
  }
}
