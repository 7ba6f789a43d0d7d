package io.tasker.core.writer;

import io.tasker.core.lifecycle.WriterEvent;

/** Creates tasks from the requests in their queue. */
record EntryWork(Writer writer, EntrySet entering, WriterEffects effects)
    implements QueueWork.Work {
  @Override
  public int take(int max) {
    long begun = System.nanoTime();
    EntrySet.Outcome outcome = entering.run(max);
    if (outcome.popped() > 0) {
      long nanos = System.nanoTime() - begun;
      effects.entered(entering.queue(), outcome);
      effects.measured(writer, entering.queue(), outcome, nanos);
      effects.found(writer, new WriterEvent.RequestsWaiting(), outcome.popped() >= max);
    }
    return outcome.popped();
  }

  @Override
  public void buryNext(String reason) {
    long begun = System.nanoTime();
    EntrySet.Outcome outcome = entering.buryNext(reason);
    effects.measured(writer, entering.queue(), outcome, System.nanoTime() - begun);
    effects.entered(entering.queue(), outcome);
  }
}
