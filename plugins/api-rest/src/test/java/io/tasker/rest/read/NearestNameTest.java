package io.tasker.rest.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NearestNameTest {
  @ParameterizedTest
  @CsvSource({
    "namespace, namespase, namespase",
    "namespace, nmspace, nmspace",
    "source_system, sourceSystem, sourceSystem",
    "source_system, Source-System, Source-System",
    "reason, raeson, raeson",
    "reason, motive,",
    "context, ctx,",
    "version, v,"
  })
  void only_a_close_name_is_offered(String wanted, String there, String expected) {
    var nearest = NearestName.of(wanted, List.of("something_else", there));

    assertThat(nearest.orElse(null)).isEqualTo(expected);
  }
}
