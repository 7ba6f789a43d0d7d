package io.tasker.core.writer;

import io.tasker.core.lifecycle.EngineEvent;
import io.tasker.core.queue.Popped;
import io.tasker.core.store.TaskPlan;
import io.tasker.core.telemetry.TraceSpan;
import io.tasker.core.telemetry.Tracing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The spans of a set's messages: begun when these are taken, ended with the commit. */
final class SetTrace {
  private final Tracing tracing;
  private final List<TraceSpan> spans = new ArrayList<>(0);

  private SetTrace(Tracing tracing) {
    this.tracing = tracing;
  }

  /** Runs a set; what it began is over when it returns, and has failed if it throws. */
  static <T> T around(Tracing tracing, Function<SetTrace, T> set) {
    SetTrace trace = new SetTrace(tracing);
    try {
      return set.apply(trace);
    } catch (RuntimeException e) {
      trace.spans.forEach(span -> span.fail(e.toString()));
      throw e;
    } finally {
      trace.spans.forEach(TraceSpan::end);
    }
  }

  /** The message as a part of its new span; the same if nobody traces it. */
  Popped begin(Popped message, EngineEvent event) {
    String parent = message.trace();
    if (parent == null) {
      return message;
    }
    TraceSpan span = begin(event, parent);
    spans.add(span);
    return message.traced(span.traceparent());
  }

  private TraceSpan begin(EngineEvent event, String parent) {
    if (event instanceof EngineEvent.ResultArrived(var step)) {
      return tracing
          .begin("result process", Tracing.Role.CONSUMER, parent)
          .with("tasker.task_uuid", step.task())
          .with("tasker.step_uuid", step.task().step(step.number()));
    }
    return tracing
        .begin("task evaluate", Tracing.Role.CONSUMER, parent)
        .with("tasker.task_uuid", event.task());
  }

  /** The plan as a part of its request's new span; the same if nobody traces. */
  TaskPlan begin(Popped request, TaskPlan plan) {
    TraceSpan span = tracing.begin("task create", Tracing.Role.CONSUMER, request.trace());
    String by = span.traceparent();
    if (by == null) {
      return plan;
    }
    spans.add(
        span.with("tasker.task_uuid", plan.task())
            .with("tasker.correlation_id", plan.correlationId()));
    return plan.traced(by);
  }
}
