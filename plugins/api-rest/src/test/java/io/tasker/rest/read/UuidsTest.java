package io.tasker.rest.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UuidsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "3f2b1a00-1111-4222-8333-44445555aaaa",
        "3F2B1A00-1111-4222-8333-44445555AAAA",
        "3f2b1a0011114222833344445555aaaa",
        "{3f2b1a00-1111-4222-8333-44445555aaaa}",
        "urn:uuid:3f2b1a00-1111-4222-8333-44445555aaaa"
      })
  void every_public_form_is_the_same_uuid(String form) {
    assertThat(Uuids.parse(form).orElseThrow()).hasToString("3f2b1a00-1111-4222-8333-44445555aaaa");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "3f2b1a00-1111-4222-8333-44445555aaag",
        "3f2b1a00-1111-4222-8333-44445555aaa",
        " 3f2b1a00-1111-4222-8333-44445555aaaa",
        "{3f2b1a00-1111-4222-8333-44445555aaaa",
        "3f2b1a001111-4222-8333-44445555aaaa"
      })
  void anything_else_is_none(String text) {
    assertThat(Uuids.parse(text)).isEmpty();
  }
}
