package io.tasker.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JsonTextTest {
  @Test
  void strings_are_escaped() {
    assertThat(JsonText.array(List.of("a", "\"b\"", "ä\n")))
        .isEqualTo("[\"a\",\"\\\"b\\\"\",\"ä\\n\"]");
    assertThat(JsonText.array(List.of())).isEqualTo("[]");
  }

  @Test
  void members_keep_their_order_and_may_be_of_any_simple_kind() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("z", null);
    members.put("a", Map.of("n", 1.5));
    members.put("l", List.of(1, true));
    assertThat(JsonText.object(members)).isEqualTo("{\"z\":null,\"a\":{\"n\":1.5},\"l\":[1,true]}");
  }

  @Test
  void what_cannot_be_json_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonText.object(Map.of("a", new Object())))
        .withMessageStartingWith("not writable as JSON");
  }
}
