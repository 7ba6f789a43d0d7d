package io.tasker.assembled;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * The Helidon artifacts we deliver come from several versions. Whatever one of them, or we, call in
 * another must be there: version skew fails here and not at a user's.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LinkCheckIT {
  /** Known to be missing, each with the reason why that does no harm. */
  private static final Set<String> HARMLESS =
      Set.of(
          // Reached only from DbColumn.as(..), which our code must not call: it uses get(Class).
          "io/helidon/dbclient/DbColumnBase -> io/helidon/common/mapper/Value.create"
              + "(Lio/helidon/common/mapper/MapperManager;Ljava/lang/String;Ljava/lang/Object;"
              + "[Ljava/lang/String;)Lio/helidon/common/mapper/Value;");

  @Test
  void every_member_of_helidon_that_is_used_is_there() throws IOException {
    var members = new MissingMembers(ClassFiles.of(AssembledFolder.allJars()), "io/helidon/");

    Set<String> missing = members.find();

    assertThat(members.references()).as("references looked at").isGreaterThan(10_000);
    assertThat(missing).containsExactlyInAnyOrderElementsOf(HARMLESS);
  }

  @Test
  void the_check_notices_that_the_shim_in_core_is_needed() throws IOException {
    var withoutCore =
        AssembledFolder.allJars().stream()
            .filter(jar -> !jar.getFileName().toString().startsWith("tasker-core-"))
            .toList();

    assertThat(new MissingMembers(ClassFiles.of(withoutCore), "io/helidon/").find())
        .anyMatch(it -> it.endsWith(" is a io/helidon/builder/api/Prototype$ConfiguredBuilder"));
  }

  @Test
  void the_check_notices_a_member_that_is_missing() throws IOException {
    var withoutConfig =
        AssembledFolder.allJars().stream()
            .filter(jar -> !jar.getFileName().toString().startsWith("helidon-common-config-"))
            .toList();

    assertThat(new MissingMembers(ClassFiles.of(withoutConfig), "io/helidon/").find())
        .anyMatch(it -> it.contains(" -> io/helidon/common/config/Config."));
  }
}
