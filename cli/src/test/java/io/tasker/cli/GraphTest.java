package io.tasker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GraphTest {
  private static final String DIAMOND =
      """
      name: diamond
      version: 1.0.0
      steps:
        - {name: end, dependencies: [left, right]}
        - {name: left, dependencies: [start]}
        - {name: right, dependencies: [start]}
        - {name: start}
      """;

  @Test
  void a_terminal_shows_parents_before_children() {
    assertThat(TemplateGraph.of("d.yaml", DIAMOND).lines(new Colours(false)))
        .containsExactly(
            "diamond 1.0.0",
            "  - start",
            "    - left   <- start",
            "    - right  <- start",
            "      - end    <- left, right");
  }

  @Test
  void mermaid_gets_every_arrow() {
    assertThat(TemplateGraph.of("d.yaml", DIAMOND).mermaid())
        .containsExactly(
            "flowchart TD",
            "  s0[\"start\"]",
            "  s1[\"left\"]",
            "  s2[\"right\"]",
            "  s3[\"end\"]",
            "  s0 --> s1",
            "  s0 --> s2",
            "  s1 --> s3",
            "  s2 --> s3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'steps: [{name: a, dependencies: [b]}, {name: b, dependencies: [a]}]' | waits for itself
          'steps: [{name: start}, {name: end, dependencies: [strat]}]' | step end waits for strat, which is not there; allowed: start, end; did you mean start?
          'name: x' | d.yaml: is not a template: it has no list steps
          'steps: [{}]' | d.yaml: a step without a name
          'a: [' | d.yaml: is not YAML
          """)
  void what_cannot_be_drawn_is_said(String yaml, String said) {
    assertThatThrownBy(() -> TemplateGraph.of("d.yaml", yaml)).hasMessageContaining(said);
  }

  @Test
  void colours_are_for_terminals() {
    assertThat(new Colours(true).state("complete")).isEqualTo("\u001b[32mcomplete\u001b[0m");
    assertThat(new Colours(false).state("complete")).isEqualTo("complete");
  }
}
