package io.tasker.core.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.operations.Operation;
import io.tasker.contract.spi.security.Caller;
import io.tasker.contract.spi.security.Permission;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GrantsTest {
  @ParameterizedTest
  @EnumSource
  void a_permission_grants_itself_and_its_wildcard_all_of_its_resource(Permission permission) {
    String resource = permission.wireName().split(":")[0];

    assertThat(Grants.of(List.of(permission.wireName())).permissions()).containsExactly(permission);
    for (String wildcard : Permission.wildcards()) {
      boolean own = wildcard.equals(resource + ":*");
      assertThat(caller(wildcard).may(permission.wireName())).isEqualTo(own);
    }
    for (Permission other : Permission.values()) {
      assertThat(caller(other.wireName()).may(permission.wireName()))
          .isEqualTo(other == permission);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "",
        "tasks",
        "tasks:",
        ":read",
        "tasks:reed",
        "Tasks:read",
        "*:read",
        "tasks:**",
        "tasks:read ",
        "queue:*",
        "tasks:*:read"
      })
  void anything_else_grants_nothing(String name) {
    assertThat(Grants.of(List.of(name)).permissions()).isEmpty();
    assertThat(Grants.of(List.of(name)).unknown()).containsExactly(name);
  }

  @Test
  void a_star_in_the_configuration_is_everything() {
    assertThat(Grants.configured(List.of("*")).permissions()).containsExactly(Permission.values());
    assertThat(Grants.configured(List.of("*")).unknown()).isEmpty();
    assertThat(Grants.configured(List.of("*", "nonsense")).unknown()).containsExactly("nonsense");
  }

  @Test
  void what_operations_need_can_be_given() {
    assertThat(Arrays.stream(Operation.values()).flatMap(it -> it.permission().stream()))
        .allSatisfy(needed -> assertThat(Permission.ofName(needed)).isPresent());
    assertThat(Permission.wildcards())
        .containsExactly("tasks:*", "steps:*", "dlq:*", "templates:*", "system:*", "worker:*");
  }

  @Test
  void whoever_calls_while_nobody_is_asked_may_do_everything() {
    assertThat(Permission.values())
        .allSatisfy(it -> assertThat(Caller.ANYBODY.may(it.wireName())).isTrue());
    assertThat(new Caller("x", Set.of()).may("nonsense")).isFalse();
    assertThat(Caller.ANYBODY.may("nonsense")).isFalse();
  }

  @Test
  void a_hint_names_what_was_meant() {
    assertThat(Grants.hint("tasks:crate")).isEqualTo("nearest known: tasks:create");
    assertThat(Grants.hint("everything!")).startsWith("known: tasks:*, ");
  }

  private static Caller caller(String... names) {
    return new Caller("x", Grants.of(List.of(names)).permissions());
  }
}
