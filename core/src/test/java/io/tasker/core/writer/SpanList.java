package io.tasker.core.writer;

import io.tasker.core.telemetry.TraceSpan;
import io.tasker.core.telemetry.Tracing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Traces into a list; the {@code traceparent} of a span is its place in it. */
final class SpanList implements Tracing {
  final List<Noted> spans = new ArrayList<>();

  @Override
  public TraceSpan begin(String name, Role role, @Nullable String parent) {
    Noted span = new Noted(Integer.toString(spans.size()), name + " in " + parent);
    spans.add(span);
    return span;
  }

  @Override
  public void close() {}

  /** What became of each, in order. */
  List<String> told() {
    return spans.stream().map(span -> span.what + span.how).toList();
  }

  /** A span that remembers. */
  static final class Noted implements TraceSpan {
    final List<String> said = new ArrayList<>();
    private final String id;
    private final String what;
    private String how = "";

    private Noted(String id, String what) {
      this.id = id;
      this.what = what;
    }

    @Override
    public String traceparent() {
      return id;
    }

    @Override
    public TraceSpan with(String key, Object value) {
      said.add(key + "=" + value);
      return this;
    }

    @Override
    public void fail(String why) {
      how += ", failed: " + why;
    }

    @Override
    public void end() {
      how += ", ended";
    }

    @Override
    public <T> T within(Callable<T> work) throws Exception {
      return work.call();
    }
  }
}
