package io.tasker.core.lifecycle;

import io.tasker.core.channel.Offer;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it is offered, and answers as told. */
public final class RecordingSink implements EventSink {
  private final Offer answer;
  private final List<WriterEvent> events = new ArrayList<>();

  /** Answers every offer in the same way. */
  public RecordingSink(Offer answer) {
    this.answer = answer;
  }

  @Override
  public Offer offer(WriterEvent event) {
    events.add(event);
    return answer;
  }

  /** What was offered. */
  public List<WriterEvent> events() {
    return events;
  }
}
