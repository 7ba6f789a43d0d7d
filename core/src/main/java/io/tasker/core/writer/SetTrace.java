package io.tasker.core.writer;

import io.tasker.core.store.QueueReader.Popped;
import io.tasker.core.store.StepKey;
import io.tasker.core.telemetry.TraceSpan;
import io.tasker.core.telemetry.Tracing;
import java.util.ArrayList;
import java.util.List;

/** The spans of a set's results: begun when their messages are taken, ended with the commit. */
final class SetTrace {
  private final Tracing tracing;
  private final List<TraceSpan> spans = new ArrayList<>(0);

  SetTrace(Tracing tracing) {
    this.tracing = tracing;
  }

  /** The message as a part of its new span; the same if nobody traces it. */
  Popped begin(Popped message, StepKey step) {
    String parent = message.trace();
    if (parent == null) {
      return message;
    }
    TraceSpan span =
        tracing
            .begin("result process", Tracing.Role.CONSUMER, parent)
            .with("tasker.task_uuid", step.task().toString())
            .with("tasker.step_uuid", step.task().step(step.number()).toString());
    spans.add(span);
    return message.traced(span.traceparent());
  }

  void end() {
    spans.forEach(TraceSpan::end);
  }

  void fail(RuntimeException why) {
    spans.forEach(span -> span.fail(why.toString()));
    end();
  }
}
