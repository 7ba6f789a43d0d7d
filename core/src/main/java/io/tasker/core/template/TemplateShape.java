package io.tasker.core.template;

import static io.tasker.core.template.Shape.Key.optional;
import static io.tasker.core.template.Shape.Key.required;
import static io.tasker.core.template.Shape.Key.withoutEffect;

import io.tasker.contract.template.BackoffKind;
import io.tasker.contract.template.IdentityStrategy;
import io.tasker.contract.template.StepType;
import io.tasker.core.template.Shape.AnyMapping;
import io.tasker.core.template.Shape.Anything;
import io.tasker.core.template.Shape.Choice;
import io.tasker.core.template.Shape.Flag;
import io.tasker.core.template.Shape.Identifier;
import io.tasker.core.template.Shape.ListOf;
import io.tasker.core.template.Shape.MapOf;
import io.tasker.core.template.Shape.Section;
import io.tasker.core.template.Shape.Text;
import io.tasker.core.template.Shape.Whole;
import java.util.Arrays;
import java.util.List;

/** Every key of a template file, declared once. */
final class TemplateShape {
  private static final Text WORDS = new Text(0, 10_000);
  private static final Text NAME = new Text(1, 255);
  private static final Whole WAIT_MS = new Whole(0, 3_600_000);
  private static final Whole SECONDS = new Whole(1, 604_800);
  private static final Whole WEEK_OF_MINUTES = new Whole(1, 10_080);

  private static final Section RETRY =
      new Section(
          optional("retryable", new Flag()),
          // Zero is what some published templates have; it means one attempt.
          optional("max_attempts", new Whole(0, 100)),
          optional("backoff", words(BackoffKind.values())),
          optional("backoff_base_ms", WAIT_MS),
          optional("max_backoff_ms", WAIT_MS),
          withoutEffect("initial_delay"),
          withoutEffect("max_delay"));

  private static final Section EVENT =
      new Section(
          required("name", NAME),
          optional("description", WORDS),
          optional(
              "condition",
              new Choice(
                  List.of(
                      "success", "failure", "retryable_failure", "permanent_failure", "always"))),
          optional("schema", new AnyMapping()),
          optional("delivery_mode", new Choice(List.of("durable", "fast", "broadcast"))),
          optional("publisher", NAME));

  private static final Section BATCH =
      new Section(
          required("batch_size", new Whole(1, 100_000)),
          required("parallelism", new Whole(1, 1_000)),
          required("cursor_field", NAME),
          required("worker_template", NAME),
          required(
              "failure_strategy",
              new Choice(List.of("continue_on_failure", "fail_fast", "isolate"))),
          withoutEffect("checkpoint_interval"));

  private static final Section STEP =
      new Section(
          required("name", new Text(1, 128)),
          optional("description", WORDS),
          optional("type", words(StepType.values())).alias("step_type"),
          optional("dependencies", new ListOf(new Text(1, 128), 0)).alias("depends_on"),
          required(
              "handler",
              new Section(
                  required("callable", new Text(1, 500)),
                  optional("method", NAME),
                  optional("resolver", NAME),
                  optional("initialization", new AnyMapping()))),
          optional("system_dependency", NAME),
          optional("retry", RETRY),
          optional("timeout_seconds", SECONDS),
          optional("publishes_events", new ListOf(EVENT, 0)),
          optional("batch_config", BATCH),
          optional("result_schema", new AnyMapping()),
          optional("composition", new AnyMapping()),
          optional(
              "lifecycle",
              new Section(
                  withoutEffect("max_retries"),
                  withoutEffect("backoff_multiplier"),
                  withoutEffect("max_steps_in_process_minutes"))));

  private static final Section ENVIRONMENT =
      new Section(
          optional(
              "steps",
              new ListOf(
                  new Section(
                      required("name", new Text(1, 128)),
                      optional(
                          "handler", new Section(optional("initialization", new AnyMapping()))),
                      optional("timeout_seconds", SECONDS),
                      optional("retry", RETRY)),
                  0)));

  private static final Section METADATA =
      new Section(
          optional("author", WORDS),
          // Some published templates nest keys below it.
          optional("tags", new Anything()),
          optional("documentation_url", WORDS),
          optional("created_at", WORDS),
          optional("updated_at", WORDS),
          withoutEffect("blog_post"),
          withoutEffect("notes"));

  private static final Section LIFECYCLE =
      new Section(
          optional("max_duration_minutes", new Whole(1, 43_200)),
          optional("max_waiting_for_dependencies_minutes", WEEK_OF_MINUTES),
          optional("max_waiting_for_retry_minutes", WEEK_OF_MINUTES),
          optional("max_steps_in_process_minutes", WEEK_OF_MINUTES),
          optional("staleness_action", NAME),
          optional("auto_fail_on_timeout", new Flag()),
          optional("auto_dlq_on_timeout", new Flag()));

  static final Section TEMPLATE =
      new Section(
          required("name", new Text(1, 64)),
          required("namespace_name", new Identifier(29)),
          required("version", new Text(1, 16)),
          optional("description", WORDS),
          optional("identity_strategy", words(IdentityStrategy.values())),
          optional("metadata", METADATA),
          optional(
              "system_dependencies",
              new Section(optional("primary", NAME), optional("secondary", new ListOf(NAME, 0)))),
          optional(
              "domain_events",
              new ListOf(
                  new Section(
                      required("name", NAME),
                      optional("description", WORDS),
                      optional("schema", new AnyMapping())),
                  0)),
          optional("input_schema", new AnyMapping()),
          required("steps", new ListOf(STEP, 1)),
          optional("environments", new MapOf(ENVIRONMENT)),
          optional("lifecycle", LIFECYCLE),
          optional("default_context", new AnyMapping()),
          optional("default_options", new AnyMapping()));

  private TemplateShape() {}

  private static Choice words(BackoffKind... kinds) {
    return new Choice(Arrays.stream(kinds).map(BackoffKind::wireName).toList());
  }

  private static Choice words(IdentityStrategy... strategies) {
    return new Choice(Arrays.stream(strategies).map(IdentityStrategy::wireName).toList());
  }

  private static Choice words(StepType... types) {
    return new Choice(Arrays.stream(types).map(StepType::wireName).toList());
  }
}
