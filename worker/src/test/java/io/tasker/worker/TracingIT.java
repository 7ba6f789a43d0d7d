package io.tasker.worker;

import static io.tasker.worker.Stage.handler;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.opentelemetry.api.trace.SpanContext;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.operations.CallTrace;
import io.tasker.core.telemetry.StepScope;
import io.tasker.worker.SpanSink.Span;
import io.tasker.worker.handler.StepOutcome;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TracingIT {
  private static final String CALLER = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  @TempDir private Path templates;
  private Stage stage;
  private SpanSink sink;

  @BeforeEach
  void open() {
    stage = new Stage(templates);
    sink = new SpanSink();
  }

  @AfterEach
  void close() {
    stage.close();
    sink.close();
  }

  @Test
  void a_linear_task_is_one_trace_from_its_caller_through_server_and_worker() {
    TemplateName template = line();
    List<String> seen = new CopyOnWriteArrayList<>();
    traced();
    stage.server();
    stage.worker(
        handler(
            "step",
            _ -> {
              SpanContext here = io.opentelemetry.api.trace.Span.current().getSpanContext();
              seen.add(here.getTraceId() + " " + here.getSpanId());
              return StepOutcome.success(JsonNodeFactory.instance.numberNode(1));
            }));

    TaskId task = CallTrace.within(CALLER, () -> stage.create(template));
    assertThat(stage.settled(task).state()).isEqualTo(TaskState.COMPLETE);
    stage.stop();

    assertThat(sink.spans()).extracting(Span::trace).containsOnly(TRACE);
    Map<String, Span> byId = new HashMap<>();
    sink.spans().forEach(span -> byId.put(span.id(), span));
    Span last =
        sink.spans().stream()
            .filter(span -> span.name().equals("result process"))
            .filter(span -> sink.spans().stream().noneMatch(s -> s.parent().equals(span.id())))
            .findFirst()
            .orElseThrow();
    StringBuilder way = new StringBuilder();
    for (Span span = last; span != null; span = byId.get(span.parent())) {
      way.insert(0, span.service() + " " + span.name() + "; ");
      if (!byId.containsKey(span.parent())) {
        assertThat(span.parent()).isEqualTo("b7ad6b7169203331");
      }
    }
    assertThat(way)
        .hasToString(
            "tasker-server task create; "
                + ("tasker-worker step execute; tasker-worker result submit; "
                        + "tasker-server result process; ")
                    .repeat(2));
    assertThat(sink.spans()).as("none beside the way").hasSize(7);
    assertThat(seen)
        .containsExactlyElementsOf(
            sink.spans().stream()
                .filter(span -> span.name().equals("step execute"))
                .map(span -> span.trace() + " " + span.id())
                .toList());
  }

  @Test
  void a_retry_stays_in_the_trace_of_its_task() {
    TemplateName template =
        stage.template(
            "retried",
            "name: only, handler: { callable: step }, retry: { retryable: true, max_attempts: 2,"
                + " backoff_base_ms: 10 }");
    traced();
    stage.server();
    stage.worker(
        handler(
            "step",
            context ->
                context.attempt() == 1
                    ? StepOutcome.retryable("busy", "later")
                    : StepOutcome.success(JsonNodeFactory.instance.numberNode(1))));

    TaskId task = CallTrace.within(CALLER, () -> stage.create(template));
    assertThat(stage.settled(task).state()).isEqualTo(TaskState.COMPLETE);
    stage.stop();

    assertThat(sink.spans()).extracting(Span::trace).containsOnly(TRACE);
    assertThat(sink.spans()).filteredOn(span -> span.name().equals("step execute")).hasSize(2);
  }

  @Test
  void without_tracing_nothing_is_stored_or_sent() {
    TemplateName template = line();
    List<StepScope> scopes = new CopyOnWriteArrayList<>();
    stage.set("common.telemetry.otlp_endpoint", sink.endpoint());
    stage.server();
    stage.worker(
        handler(
            "step",
            context -> {
              StepScope scope = StepScope.current().orElseThrow();
              assertThat(scope.step()).isEqualTo(context.step());
              scopes.add(scope);
              return StepOutcome.success(JsonNodeFactory.instance.numberNode(1));
            }));

    TaskId task = stage.create(template);
    assertThat(stage.settled(task).state()).isEqualTo(TaskState.COMPLETE);

    assertThat(stage.number("SELECT count(traceparent) FROM tasker.task_inputs")).isZero();
    stage.stop();
    assertThat(sink.spans()).isEmpty();
    assertThat(scopes)
        .hasSize(2)
        .allSatisfy(
            scope -> {
              assertThat(scope.task()).isEqualTo(task);
              assertThat(scope.correlationId()).isNotNull();
              assertThat(scope.traceId()).isEmpty();
            });
  }

  private TemplateName line() {
    return stage.template(
        "traced",
        "name: s1, handler: { callable: step }",
        "name: s2, handler: { callable: step }, dependencies: [s1]");
  }

  private void traced() {
    stage.set("common.telemetry.tracing_enabled", "true");
    stage.set("common.telemetry.otlp_endpoint", sink.endpoint());
  }
}
