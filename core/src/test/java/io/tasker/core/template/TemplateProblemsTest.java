package io.tasker.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes a template file useless, and how that is said. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TemplateProblemsTest {
  /** Lines 1 to 3 of every document below. */
  private static final String HEAD = "name: t\nnamespace_name: n\nversion: 1.0.0\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                    | 4:8: steps must have at least 1 item",
        "                      | 4:7: steps is missing; allowed: a list",
        "5                     | 4:8: steps must be a list, was the whole number 5",
        "[5]                   | 4:9: steps[0] must be a mapping with name, description",
        "[{name: a}]           | 4:9: steps[0].handler is missing",
        "[{handler: {callable: x}}] | 4:9: steps[0].name is missing; allowed: text of 1 to 128"
            + " characters",
        "[{name: a, handler: {}}]   | 4:28: steps[0].handler.callable is missing",
        "[{name: a, handler: x}]    | 4:28: steps[0].handler must be a mapping with callable",
        "[{name: 5, handler: {callable: x}}] | 4:16: steps[0].name must be text of 1 to 128"
            + " characters, was the whole number 5; put it in quotes",
        "[{name: '', handler: {callable: x}}] | 4:16: steps[0].name must be text of 1 to 128"
            + " characters, has 0",
        "[{name: a, handler: {callable: x}, tpye: standard}] | 4:43: unknown key steps[0].tpye; did"
            + " you mean type?",
        "[{name: a, handler: {callable: x}, zzzzzzzzzz: 1}] | 4:43: unknown key"
            + " steps[0].zzzzzzzzzz",
        "[{name: a, handler: {callable: x}, type: decison, dependencies: [a]}] | 4:49:"
            + " steps[0].type must be one of standard, decision, deferred_convergence, batchable,"
            + " batch_worker, was the text \"decison\"; did you mean decision?",
        "[{name: a, handler: {callable: x}, type: standard, step_type: standard}] | 4:59: type and"
            + " step_type mean the same; give one",
        "[{name: a, handler: {callable: x}, type: decision}] | 4:9: the decision step a needs a"
            + " dependency",
        "[{name: a, handler: {callable: x}, dependencies: b}] | 4:57: steps[0].dependencies must be"
            + " a list, was the text \"b\"",
        "[{name: a, handler: {callable: x}, retry: {max_attempts: 101}}] | 4:65:"
            + " steps[0].retry.max_attempts must be a whole number, 0 to 100, was the whole number"
            + " 101",
        "[{name: a, handler: {callable: x}, retry: {max_attempts: '3'}}] |"
            + " steps[0].retry.max_attempts must be a whole number, 0 to 100, was the text \"3\"",
        "[{name: a, handler: {callable: x}, retry: {max_attempts: 1.5}}] | was the number 1.5",
        "[{name: a, handler: {callable: x}, retry: {retryable: yes}}] | steps[0].retry.retryable"
            + " must be true or false, was the text \"yes\"",
        "[{name: a, handler: {callable: x}, retry: {backoff: quadratic}}] | must be one of none,"
            + " linear, exponential, fibonacci",
        "[{name: a, handler: {callable: x}, retry: {backoff_base_ms: -1}}] | must be a whole"
            + " number, 0 to 3600000",
        "[{name: a, handler: {callable: x}, timeout_seconds: 0}] | steps[0].timeout_seconds must be"
            + " a whole number, 1 to 604800, was the whole number 0",
        "[{name: a, handler: {callable: x, initialization: [1]}}] | steps[0].handler.initialization"
            + " must be a mapping, was a list",
        "[{name: a, handler: {callable: x, initialization: {x: .nan}}}] | 4:62: .nan is no number"
            + " that JSON can hold",
        "[{name: a, handler: {callable: x, initialization: {x: 1e999}}}] | 1e999 is no number that"
            + " JSON can hold",
        "[{name: a, handler: {callable: \"x\\0\"}}] | the character U+0000 cannot be stored",
        "[{name: a, handler: {callable: x}}, {name: a, handler: {callable: x}}] | 4:51: the step"
            + " name a is used twice, first at 4:16",
        "[{name: one, handler: {callable: x}}, {name: b, dependencies: [onne], handler: {callable:"
            + " x}}] | 4:71: step b depends on onne, which is no step of this template; did you"
            + " mean one?",
        "[{name: a, handler: {callable: x}}, {name: b, dependencies: [a, a], handler: {callable:"
            + " x}}] | 4:72: step b names the dependency a twice",
        "[{name: a, dependencies: [a], handler: {callable: x}}] | 4:34: step a depends on itself",
        "[{name: a, handler: {callable: x}, result_schema: {minimum: x}}] | 4:43:"
            + " steps[0].result_schema.minimum must be of type number, was \"x\"",
        "[{name: a, handler: {callable: x}, batch_config: {batch_size: 0}}] |"
            + " batch_config.batch_size must be a whole number, 1 to 100000",
        "[{name: a, handler: {callable: x}, publishes_events: [{name: e, condition: never}]}] |"
            + " publishes_events[0].condition must be one of success, failure",
      })
  void bad_steps_are_refused_with_place_and_what_is_allowed(String steps, String message) {
    assertThatThrownBy(
            () -> TemplateReader.read("t.yaml", HEAD + "steps: " + (steps == null ? "" : steps)))
        .isInstanceOfSatisfying(
            TaskerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TEMPLATE_INVALID))
        .hasMessageContaining("- t.yaml:4:")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "identity_strategy: always_uniqe | 4:20: identity_strategy must be one of strict,"
            + " caller_provided, always_unique, was the text \"always_uniqe\"; did you mean"
            + " always_unique?",
        "input_schema: [a]               | 4:15: input_schema must be a mapping, was a list",
        "input_schema: {required: a}     | 4:1: input_schema.required must be of type array, was"
            + " \"a\"",
        "input_schema: {$ref: 'http://shop.example/a.json'} | 4:1: input_schema.$ref must point"
            + " into the same schema",
        "input_schema: {$ref: '#/$defs/a'} | 4:1: input_schema cannot be used: ",
      })
  void a_bad_strategy_or_schema_is_refused_with_its_place(String line, String message) {
    String yaml = HEAD + line + "\nsteps: [{name: a, handler: {callable: x}}]\n";

    assertThatThrownBy(() -> TemplateReader.read("t.yaml", yaml))
        .isInstanceOfSatisfying(
            TaskerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TEMPLATE_INVALID))
        .hasMessageContaining("- t.yaml:" + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                   | t.yaml:1:1: the file is empty; a template is"
            + " expected",
        "# only a comment                     | t.yaml:1:1: the file is empty",
        "text                                 | t.yaml:1:1: the document must be a mapping with"
            + " name, namespace_name",
        "{}                                   | t.yaml:1:1: namespace_name is missing",
        "{version: 1.0}                       | t.yaml:1:11: version must be text of 1 to 16"
            + " characters, was the number 1.0; put it in quotes",
        "{version: 1.0.0-alpha.12345}         | t.yaml:1:11: version must be text of 1 to 16"
            + " characters, has 17",
        "{namespace_name: a-b}                | t.yaml:1:18: namespace_name must be a letter or"
            + " underscore, then letters",
        "{namespace_name: a23456789012345678901234567890} | 29 characters at most",
        "{namespace: a}                       | t.yaml:1:2: unknown key namespace",
        "{name: a, name: b}                   | t.yaml:1:11: the key \"name\" is given twice, first"
            + " at 1:2",
        "{environments: {test: {step: []}}}   | unknown key environments.test.step; did you mean"
            + " steps?",
        "{lifecycle: {max_duration_minutes: 0}} | lifecycle.max_duration_minutes must be a whole"
            + " number, 1 to 43200",
        "{a: [}                               | t.yaml:1:6: not valid YAML",
        "{name: !!java.lang.String x}         | Global tag is not allowed",
      })
  void bad_documents_are_refused_with_their_place(String yaml, String message) {
    assertThatThrownBy(() -> TemplateReader.read("t.yaml", yaml)).hasMessageContaining(message);
  }

  @Test
  void two_documents_are_refused() {
    String one = HEAD + "steps: [{name: a, handler: {callable: x}}]\n";

    assertThatThrownBy(() -> TemplateReader.read("t.yaml", one + "---\n" + one))
        .hasMessageContaining("a second document; one is allowed");
  }

  @Test
  void a_cycle_is_shown_step_by_step() {
    String yaml =
        HEAD
            + """
            steps:
              - {name: free, handler: {callable: x}}
              - {name: after, dependencies: [a], handler: {callable: x}}
              - {name: a, dependencies: [free, c], handler: {callable: x}}
              - {name: b, dependencies: [a], handler: {callable: x}}
              - {name: c, dependencies: [b], handler: {callable: x}}
            """;

    assertThatThrownBy(() -> TemplateReader.read("t.yaml", yaml))
        .hasMessage(
            "the template file t.yaml has 1 problem:\n"
                + "  - t.yaml:7:12: the steps wait for each other: a → c → b → a");
  }

  @Test
  void all_problems_of_a_file_come_at_once_in_its_order() {
    String yaml =
        """
        name: t
        namespace_name: 9
        versoin: 1.0.0
        steps:
          - {name: a, handler: {callable: x}, dependencies: [gone]}
          - {name: a, handler: {}}
        """;

    TaskerException thrown =
        catchThrowableOfType(TaskerException.class, () -> TemplateReader.read("t.yaml", yaml));

    assertThat(thrown.getMessage().lines().map(String::strip))
        .containsExactly(
            "the template file t.yaml has 6 problems:",
            "- t.yaml:1:1: version is missing; allowed: text of 1 to 16 characters",
            "- t.yaml:2:17: namespace_name must be a letter or underscore, then letters, digits and"
                + " underscores; 29 characters at most, was the whole number 9",
            "- t.yaml:3:1: unknown key versoin; did you mean version?",
            "- t.yaml:5:54: step a depends on gone, which is no step of this template",
            "- t.yaml:6:12: the step name a is used twice, first at 5:12",
            "- t.yaml:6:24: steps[1].handler.callable is missing; allowed: text of 1 to 500"
                + " characters");
  }
}
