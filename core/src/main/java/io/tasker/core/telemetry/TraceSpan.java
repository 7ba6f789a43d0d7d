package io.tasker.core.telemetry;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A span that has begun. */
public interface TraceSpan {
  /** Nobody traces. */
  TraceSpan NONE = new HandedOn(null);

  /** W3C {@code traceparent} for what it causes; null if nobody traces. */
  @Nullable String traceparent();

  /** Says more about it; the value's text is made only if somebody traces. */
  TraceSpan with(String key, Object value);

  /** It failed. It has still to be ended. */
  void fail(String why);

  /** It is over. */
  void end();

  /**
   * Runs work with this span as the current one of the thread.
   *
   * @throws Exception what the work throws
   */
  <T> T within(Callable<T> work) throws Exception;

  /**
   * Not a span of ours: only what came in goes out.
   *
   * @param traceparent what came in
   */
  record HandedOn(@Nullable String traceparent) implements TraceSpan {
    @Override
    public TraceSpan with(String key, Object value) {
      return this;
    }

    @Override
    public void fail(String why) {}

    @Override
    public void end() {}

    @Override
    public <T> T within(Callable<T> work) throws Exception {
      return work.call();
    }
  }
}
