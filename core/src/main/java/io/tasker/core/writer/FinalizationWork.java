package io.tasker.core.writer;

import io.tasker.core.lifecycle.WriterEvent;
import java.util.List;

/** Looks again at the tasks that are named in their queue. */
record FinalizationWork(Writer writer, ProcessSet finalizing, WriterEffects effects)
    implements QueueWork.Work {
  @Override
  public int take(int max) {
    long begun = System.nanoTime();
    SetOutcome outcome = finalizing.run(List.of(), max, false);
    if (outcome.popped() > 0) {
      long nanos = System.nanoTime() - begun;
      effects.processed(List.of(), outcome);
      effects.measured(writer, 0, outcome, nanos);
      effects.found(writer, new WriterEvent.FinalizationsWaiting(), outcome.popped() >= max);
    }
    return outcome.popped();
  }

  @Override
  public void buryNext(String reason) {
    long begun = System.nanoTime();
    SetOutcome outcome = finalizing.buryNext(reason);
    effects.measured(writer, 0, outcome, System.nanoTime() - begun);
  }
}
