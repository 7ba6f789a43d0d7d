package io.tasker.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.template.BackoffKind;
import io.tasker.contract.template.HandlerDefinition;
import io.tasker.contract.template.IdentityStrategy;
import io.tasker.contract.template.RetryPolicy;
import io.tasker.contract.template.StepDefinition;
import io.tasker.contract.template.StepType;
import io.tasker.contract.template.TaskTemplate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TemplateReaderTest {
  private static final String FULL =
      """
      name: order
      namespace_name: shop
      version: 1.0.0
      description: Takes an order
      input_schema: {type: object}
      lifecycle: {max_duration_minutes: 60}
      metadata: {author: us, tags: [a, b]}
      steps:
        - name: check
          handler: {callable: shop.check}
        - name: ship
          description: Sends it
          step_type: standard
          depends_on: [check]
          timeout_seconds: 7
          result_schema: {type: object}
          handler:
            callable: shop.ship
            method: express
            resolver: explicit_mapping
            initialization: {carrier: "x", price: 1.50, count: 3, "on": true, none: ~}
          retry:
            retryable: false
            max_attempts: 5
            backoff: linear
            backoff_base_ms: 50
            max_backoff_ms: 900
      """;

  /** Lines 1 to 3 of every document below. */
  private static final String HEAD = "name: t\nnamespace_name: n\nversion: 1.0.0\n";

  @Test
  void a_template_is_read_in_full() {
    TaskTemplate template = TemplateReader.read("order.yaml", FULL).template();

    assertThat(template.name()).isEqualTo(new TemplateName("shop", "order", "1.0.0"));
    assertThat(template.description()).isEqualTo("Takes an order");
    assertThat(template.identityStrategy()).isEqualTo(IdentityStrategy.STRICT);
    assertThat(template.inputSchema()).isEqualTo(new Json("{\"type\":\"object\"}"));
    assertThat(template.steps())
        .containsExactly(
            new StepDefinition(
                "check",
                null,
                StepType.STANDARD,
                List.of(),
                new HandlerDefinition("shop.check", null, null, Json.EMPTY_OBJECT),
                RetryPolicy.DEFAULT,
                StepDefinition.DEFAULT_TIMEOUT,
                null),
            new StepDefinition(
                "ship",
                "Sends it",
                StepType.STANDARD,
                List.of("check"),
                new HandlerDefinition(
                    "shop.ship",
                    "express",
                    "explicit_mapping",
                    new Json(
                        "{\"carrier\":\"x\",\"price\":1.50,\"count\":3,\"on\":true,\"none\":null}")),
                new RetryPolicy(
                    false, 5, BackoffKind.LINEAR, Duration.ofMillis(50), Duration.ofMillis(900)),
                Duration.ofSeconds(7),
                new Json("{\"type\":\"object\"}")));
    assertThat(template.source().text())
        .startsWith("{\"name\":\"order\",\"namespace_name\":\"shop\"")
        .contains("\"lifecycle\":{\"max_duration_minutes\":60}");
  }

  @Test
  void a_retry_that_says_little_keeps_the_other_defaults() {
    RetryPolicy retry = steps("- {name: a, handler: {callable: x}, retry: {max_attempts: 7}}");

    assertThat(retry)
        .isEqualTo(
            new RetryPolicy(
                true,
                7,
                RetryPolicy.DEFAULT.backoff(),
                RetryPolicy.DEFAULT.base(),
                RetryPolicy.DEFAULT.max()));
  }

  @Test
  void a_key_with_nothing_is_as_good_as_none() {
    assertThat(steps("- {name: a, description: ~, retry: , handler: {callable: x, method: }}"))
        .isEqualTo(RetryPolicy.DEFAULT);
  }

  @Test
  void an_anchor_can_be_used_for_what_repeats() {
    TaskTemplate template =
        TemplateReader.read(
                "t.yaml",
                HEAD
                    + "steps:\n"
                    + "  - {name: a, handler: {callable: x}, retry: &r {max_attempts: 2}}\n"
                    + "  - {name: b, handler: {callable: x}, retry: *r}\n")
            .template();

    assertThat(template.steps()).allMatch(step -> step.retry().maxAttempts() == 2);
  }

  @Test
  void other_step_types_and_their_keys_are_read_and_kept() {
    TaskTemplate template =
        TemplateReader.read(
                "t.yaml",
                HEAD
                    + """
                    identity_strategy: strict
                    system_dependencies: {primary: default, secondary: []}
                    domain_events: [{name: order.done, description: d, schema: {type: object}}]
                    environments:
                      test: {steps: [{name: ALL, timeout_seconds: 5, retry: {max_attempts: 1}}]}
                    steps:
                      - {name: start, handler: {callable: x}, result_schema: {type: object}}
                      - {name: choose, type: decision, dependencies: [start], handler: {callable: x}}
                      - name: split
                        type: batchable
                        handler: {callable: x}
                        batch_config:
                          batch_size: 10
                          parallelism: 2
                          cursor_field: id
                          worker_template: work
                          failure_strategy: fail_fast
                      - {name: work, type: batch_worker, dependencies: [split], handler: {callable: x}}
                      - name: join
                        type: deferred_convergence
                        dependencies: [choose, work]
                        handler: {callable: x}
                        publishes_events:
                          - {name: a.b, condition: always, delivery_mode: fast, schema: {}}
                    """)
            .template();

    assertThat(template.steps())
        .extracting(StepDefinition::type)
        .containsExactly(
            StepType.STANDARD,
            StepType.DECISION,
            StepType.BATCHABLE,
            StepType.BATCH_WORKER,
            StepType.DEFERRED_CONVERGENCE);
    assertThat(template.source().text()).contains("\"failure_strategy\":\"fail_fast\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          5 | retry: {max_attempts: 0}                          | max_attempts of 0 is read as 1: one attempt
          5 | retry: {initial_delay: 5}                         | steps[0].retry.initial_delay has no effect
          5 | retry: {max_delay: 5}                             | steps[0].retry.max_delay has no effect
          5 | lifecycle: {max_retries: 5}                       | steps[0].lifecycle.max_retries has no effect
          5 | lifecycle: {backoff_multiplier: 2.0}              | steps[0].lifecycle.backoff_multiplier has no effect
          5 | lifecycle: {max_steps_in_process_minutes: 5}      | steps[0].lifecycle.max_steps_in_process_minutes has no effect
          5 | batch_config: {batch_size: 1, parallelism: 1, cursor_field: id, worker_template: w, failure_strategy: isolate, checkpoint_interval: 9} | steps[0].batch_config.checkpoint_interval has no effect
          4 | metadata: {notes: x}                              | metadata.notes has no effect
          4 | metadata: {blog_post: {url: x}}                   | metadata.blog_post has no effect
          """)
  void what_published_templates_say_without_effect_gives_exactly_one_warning_with_its_place(
      int line, String key, String warning) {
    String step = "{name: abc, handler: {callable: abcd}" + (line == 5 ? ", " + key : "") + "}";
    String yaml = HEAD + (line == 4 ? key + "\n" : "") + "steps:\n  - " + step + "\n";

    TemplateFile file = TemplateReader.read("t.yaml", yaml);

    assertThat(file.warnings())
        .singleElement()
        .asString()
        .matches("t\\.yaml:" + line + ":[0-9]+: .*")
        .endsWith(": " + warning);
    assertThat(file.template().steps().getFirst().retry().maxAttempts()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metadata: {tags: {area: billing, level: [a, b]}}",
        "metadata: {tags: [a, b], author: us, documentation_url: x, created_at: 2026-01-01}",
        "lifecycle: {max_duration_minutes: 1, staleness_action: dlq, auto_fail_on_timeout: true}",
        "system_dependencies: {primary: default, secondary: [a]}",
        "default_context: {a: 1}",
      })
  void what_published_templates_say_beside_that_loads_without_a_word(String key) {
    TemplateFile file =
        TemplateReader.read(
            "t.yaml", HEAD + key + "\nsteps: [{name: a, handler: {callable: x}}]\n");

    assertThat(file.warnings()).isEmpty();
  }

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
  @EnumSource(IdentityStrategy.class)
  void a_template_says_when_two_requests_are_the_same_task(IdentityStrategy strategy) {
    String yaml =
        HEAD
            + "identity_strategy: "
            + strategy.wireName()
            + "\nsteps: [{name: a, handler: {callable: x}}]\n";

    assertThat(TemplateReader.read("t.yaml", yaml).template().identityStrategy())
        .isEqualTo(strategy);
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
    assertThatThrownBy(() -> TemplateReader.read("t.yaml", FULL + "---\n" + FULL))
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

  @Test
  void a_chain_of_ten_thousand_steps_is_no_problem() {
    StringBuilder yaml = new StringBuilder(HEAD).append("steps:\n");
    for (int i = 0; i < 10_000; i++) {
      yaml.append(
          "  - {name: s%d, handler: {callable: x}, dependencies: [%s]}\n"
              .formatted(i, i == 0 ? "" : "s" + (i - 1)));
    }

    assertThat(TemplateReader.read("t.yaml", yaml.toString()).template().steps()).hasSize(10_000);
  }

  private static RetryPolicy steps(String step) {
    TemplateFile file = TemplateReader.read("t.yaml", HEAD + "steps:\n  " + step + "\n");
    assertThat(file.warnings()).isEmpty();
    return file.template().steps().getFirst().retry();
  }
}
