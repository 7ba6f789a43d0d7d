package io.tasker.core.writer;

import io.tasker.core.lifecycle.WriterEvent;

/** Creates tasks from the requests in their queue. */
record EntryWork(Writer writer, EntrySet entering, WriterEffects effects)
    implements QueueWork.Work {
  @Override
  public int take(int max) {
    EntrySet.Outcome outcome = entering.run(max);
    if (outcome.popped() > 0) {
      effects.entered(entering.queue(), outcome);
      effects.found(writer, new WriterEvent.RequestsWaiting(), outcome.popped() >= max);
    }
    return outcome.popped();
  }

  @Override
  public void buryNext(String reason) {
    effects.entered(entering.queue(), entering.buryNext(reason));
  }
}
