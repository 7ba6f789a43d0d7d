package io.tasker.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.core.text.YamlNode.Fields;
import io.tasker.core.text.YamlNode.Items;
import io.tasker.core.text.YamlNode.Kind;
import io.tasker.core.text.YamlNode.Scalar;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class YamlTextTest {
  @ParameterizedTest
  @CsvSource({
    "plain, TEXT",
    "'\"5\"', TEXT",
    "5, WHOLE",
    "-5, WHOLE",
    "0x1F, WHOLE",
    "1.5, DECIMAL",
    "1e3, DECIMAL",
    "true, FLAG",
    "True, FLAG",
    "yes, TEXT",
    "on, TEXT",
    "1:30, TEXT",
    "2026-01-01, TEXT",
    "1_000, TEXT",
    "~, NOTHING",
    "null, NOTHING",
    "!!str 5, TEXT",
    "!!int 5, WHOLE",
    "1.0.0, TEXT",
  })
  void a_scalar_means_what_the_core_schema_says(String written, Kind kind) {
    YamlText text = YamlText.read("key: " + written);

    assertThat(text.problems()).isEmpty();
    assertThat(value(text))
        .isInstanceOfSatisfying(Scalar.class, found -> assertThat(found.kind()).isEqualTo(kind));
  }

  @Test
  void every_value_knows_its_place() {
    YamlText text = YamlText.read("a: 1\nkey:\n  - x\n  - y\n");

    assertThat(value(text))
        .isInstanceOfSatisfying(
            Items.class, list -> assertThat(list.items().get(1).place()).hasToString("4:5"));
  }

  @Test
  void an_alias_stands_for_what_it_names() {
    YamlText text = YamlText.read("a: &list [1, 2]\nkey: *list\n");

    assertThat(text.problems()).isEmpty();
    assertThat(value(text))
        .isInstanceOfSatisfying(Items.class, list -> assertThat(list.items()).hasSize(2));
  }

  @Test
  void an_empty_text_has_no_root_and_no_problem() {
    assertThat(YamlText.read("# only a comment\n").root()).isEmpty();
    assertThat(YamlText.read("").problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: 1\\nb: 2\\na: 3            | 3:1 | the key \"a\" is given twice, first at 1:1",
        "a: 1\\n---\\nb: 2             | 3:1 | a second document; one is allowed",
        "a: {b: [1}                    | 1:10 | not valid YAML: expected ',' or ']', but got }",
        "a: !!java.net.URL [x] | 1:4 | not valid YAML: Global tag is not allowed",
        "a: !secret x                  | 1:4 | the tag !secret is not allowed",
        "a: !!int abc                  | 1:4 | the tag tag:yaml.org,2002:int does not fit abc",
        "a: &x {b: 1}\\nc: {<<: *x}    | 2:5 | merge keys (<<) are not supported",
        "? [a, b]\\n: 1                | 1:3 | a key must be a single value",
        "a: *gone                      | 1:4 | not valid YAML: found undefined alias gone",
        "a: &x [*x]                    | 1:4 | nested deeper than 50 levels",
      })
  void what_is_wrong_is_said_with_its_place(String written, String place, String message) {
    YamlText text = YamlText.read(written.replace("\\n", "\n"));

    assertThat(text.problems())
        .first()
        .satisfies(
            problem -> {
              assertThat(problem.message()).contains(message);
              assertThat(problem.place()).hasToString(place);
            });
  }

  @Test
  void an_alias_bomb_is_refused_without_being_unfolded() {
    StringBuilder bomb = new StringBuilder("l0: &l0 [x, x]\n");
    for (int i = 1; i <= 24; i++) {
      bomb.append("l%d: &l%d [*l%d, *l%d]\n".formatted(i, i, i - 1, i - 1));
    }

    YamlText text = YamlText.read(bomb.toString());

    assertThat(text.root()).isEmpty();
    assertThat(text.problems()).first().asString().contains("aliases counted in full");
  }

  private static YamlNode value(YamlText text) {
    Fields root = (Fields) text.root().orElseThrow();
    return root.field("key").orElseThrow().value();
  }
}
