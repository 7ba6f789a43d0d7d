package io.tasker.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.template.StepDefinition;
import io.tasker.contract.template.TaskTemplate;
import io.tasker.core.wire.CanonicalJson;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EnvironmentsTest {
  private static final String STEPS =
      """
      name: t
      namespace_name: n
      version: 1.0.0
      steps:
        - name: pay
          handler: {callable: x.pay, initialization: {url: live, limits: {a: 1, b: 2}, on: true}}
          timeout_seconds: 20
          retry: {max_attempts: 5, backoff: linear, backoff_base_ms: 50, max_backoff_ms: 900}
        - {name: mail, handler: {callable: x.mail}}
      environments:
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          test: {steps: []}                                       | pay 20 s 5 linear 50 900 {"limits":{"a":1,"b":2},"on":true,"url":"live"} | mail 30 s 3 exponential 1000 30000 {}
          test: {}                                                | pay 20 s 5 linear 50 900 {"limits":{"a":1,"b":2},"on":true,"url":"live"} | mail 30 s 3 exponential 1000 30000 {}
          prod: {steps: [{name: ALL, timeout_seconds: 1}]}        | pay 20 s 5 linear 50 900 {"limits":{"a":1,"b":2},"on":true,"url":"live"} | mail 30 s 3 exponential 1000 30000 {}
          test: {steps: [{name: pay}]}                            | pay 20 s 5 linear 50 900 {"limits":{"a":1,"b":2},"on":true,"url":"live"} | mail 30 s 3 exponential 1000 30000 {}
          test: {steps: [{name: pay, timeout_seconds: 1}]}        | pay 1 s 5 linear 50 900 {"limits":{"a":1,"b":2},"on":true,"url":"live"} | mail 30 s 3 exponential 1000 30000 {}
          test: {steps: [{name: ALL, timeout_seconds: 1}]}        | pay 1 s 5 linear 50 900 {"limits":{"a":1,"b":2},"on":true,"url":"live"} | mail 1 s 3 exponential 1000 30000 {}
          test: {steps: [{name: pay, timeout_seconds: 1}, {name: ALL, timeout_seconds: 2}]} | pay 1 s 5 linear 50 900 {"limits":{"a":1,"b":2},"on":true,"url":"live"} | mail 2 s 3 exponential 1000 30000 {}
          test: {steps: [{name: pay, retry: {max_attempts: 2}}]}  | pay 20 s 2 exponential 1000 30000 {"limits":{"a":1,"b":2},"on":true,"url":"live"} | mail 30 s 3 exponential 1000 30000 {}
          test: {steps: [{name: mail, retry: {retryable: false, backoff: fibonacci, backoff_base_ms: 1, max_backoff_ms: 2}}]} | pay 20 s 5 linear 50 900 {"limits":{"a":1,"b":2},"on":true,"url":"live"} | mail 30 s 1 fibonacci 1 2 {}
          test: {steps: [{name: pay, handler: {initialization: {url: test, limits: {a: 9}, more: 1.50}}}]} | pay 20 s 5 linear 50 900 {"limits":{"a":9},"more":1.50,"on":true,"url":"test"} | mail 30 s 3 exponential 1000 30000 {}
          test: {steps: [{name: ALL, handler: {initialization: {url: a, dry: true}}}, {name: mail, handler: {initialization: {url: b}}}]} | pay 20 s 5 linear 50 900 {"dry":true,"limits":{"a":1,"b":2},"on":true,"url":"a"} | mail 30 s 3 exponential 1000 30000 {"dry":true,"url":"b"}
          test: {steps: [{name: pay, timeout_seconds: ~, retry: ~, handler: ~}]} | pay 20 s 5 linear 50 900 {"limits":{"a":1,"b":2},"on":true,"url":"live"} | mail 30 s 3 exponential 1000 30000 {}
          """)
  void the_environment_in_use_changes_steps_and_no_other_does(
      String environments, String pay, String mail) {
    TaskTemplate template = read(environments);

    TaskTemplate applied = Environments.apply(template, "test");

    assertThat(applied.steps()).extracting(EnvironmentsTest::shown).containsExactly(pay, mail);
    assertThat(applied.source()).isEqualTo(template.source());
    assertThat(applied.name()).isEqualTo(template.name());
    assertThat(TemplateCodec.read(TemplateCodec.write(applied))).isEqualTo(applied);
  }

  @Test
  void a_template_without_environments_is_left_as_it_is() {
    TaskTemplate template =
        TemplateReader.read("t.yaml", STEPS.replace("environments:\n", "")).template();

    assertThat(Environments.apply(template, "test")).isSameAs(template);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          other: {steps: [{name: pya}]}      | 11:26: environment other overrides pya, which is no step of this template; did you mean pay?
          other: {steps: [{name: all}]}      | 11:26: environment other overrides all, which is no step of this template; did you mean ALL?
          other: {steps: [{name: shipment}]} | 11:26: environment other overrides shipment, which is no step of this template; give a step's name or ALL
          other: {steps: [{name: pay}, {name: pay}]} | 11:39: environment other overrides pay twice, first at 11:26
          other: {steps: [{timeout_seconds: 1}]} | 11:19: environments.other.steps[0].name is missing; allowed: text of 1 to 128 characters
          other: {steps: {name: pay}}        | 11:18: environments.other.steps must be a list, was a mapping
          other: {step: []}                  | 11:11: unknown key environments.other.step; did you mean steps?
          other: [pay]                       | 11:10: environments.other must be a mapping with steps, was a list
          other: {steps: [{name: pay, timout_seconds: 1}]} | 11:31: unknown key environments.other.steps[0].timout_seconds; did you mean timeout_seconds?
          other: {steps: [{name: pay, timeout_seconds: 0}]} | 11:48: environments.other.steps[0].timeout_seconds must be a whole number, 1 to 604800, was the whole number 0
          other: {steps: [{name: pay, dependencies: []}]} | 11:31: unknown key environments.other.steps[0].dependencies
          other: {steps: [{name: pay, handler: {callable: x}}]} | 11:41: unknown key environments.other.steps[0].handler.callable
          other: {steps: [{name: pay, handler: {initialization: [1]}}]} | 11:57: environments.other.steps[0].handler.initialization must be a mapping, was a list
          other: {steps: [{name: pay, retry: {max_attempts: 101}}]} | 11:53: environments.other.steps[0].retry.max_attempts must be a whole number, 0 to 100, was the whole number 101
          other: {steps: [{name: pay, retry: {backoff: linaer}}]} | was the text "linaer"; did you mean linear?
          """)
  void every_environment_is_checked_whichever_is_in_use(String environments, String problem) {
    assertThatThrownBy(() -> read(environments))
        .isInstanceOfSatisfying(
            TaskerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TEMPLATE_INVALID))
        .hasMessageStartingWith("the template file t.yaml has 1 problem:\n  - t.yaml:11:")
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          max_attempts: 0    | t.yaml:11:39: max_attempts of 0 is read as 1: one attempt
          initial_delay: 5   | t.yaml:11:39: environments.other.steps[0].retry.initial_delay has no effect
          """)
  void what_has_no_effect_in_a_step_has_none_in_an_override_and_gives_one_warning(
      String key, String warning) {
    TemplateFile file =
        TemplateReader.read(
            "t.yaml", STEPS + "  other: {steps: [{name: pay, retry: {" + key + "}}]}\n");

    assertThat(file.warnings()).containsExactly(warning);
    assertThat(Environments.apply(file.template(), "other").steps().getFirst().retry().attempts())
        .isPositive();
  }

  private static TaskTemplate read(String environments) {
    return TemplateReader.read("t.yaml", STEPS + "  " + environments + "\n").template();
  }

  private static String shown(StepDefinition step) {
    return "%s %d s %d %s %d %d %s"
        .formatted(
            step.name(),
            step.timeout().toSeconds(),
            step.retry().attempts(),
            step.retry().backoff().wireName(),
            step.retry().base().toMillis(),
            step.retry().max().toMillis(),
            CanonicalJson.of(step.handler().initialization()));
  }
}
