package io.tasker.core.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Spans by OpenTelemetry, sent in batches by OTLP over HTTP. The only class of ours that knows the
 * library, so that it is not loaded while nobody traces.
 */
public final class OpenTelemetryTracing implements Tracing {
  private static final String TRACEPARENT = "traceparent";
  private static final TextMapGetter<String> GETTER =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String carrier) {
          return List.of(TRACEPARENT);
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
          return key.equals(TRACEPARENT) ? carrier : null;
        }
      };

  private final SdkTracerProvider provider;
  private final Tracer tracer;

  /**
   * Starts to send.
   *
   * @param service name of the process, {@code tasker-server} or {@code tasker-worker}
   * @param endpoint where to; {@code /v1/traces} is added
   * @param sampledPercent how many of the traces that begin here are recorded, 0 to 100; one that
   *     began elsewhere is recorded if it is recorded there
   */
  public OpenTelemetryTracing(String service, String endpoint, int sampledPercent) {
    String base = endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint;
    provider =
        SdkTracerProvider.builder()
            .setResource(
                Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), service)))
            .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(sampledPercent / 100.0)))
            .addSpanProcessor(
                BatchSpanProcessor.builder(
                        OtlpHttpSpanExporter.builder().setEndpoint(base + "/v1/traces").build())
                    .build())
            .build();
    tracer = provider.get("io.tasker");
  }

  @Override
  public TraceSpan begin(String name, Role role, @Nullable String parent) {
    Context context =
        parent == null
            ? Context.root()
            : W3CTraceContextPropagator.getInstance().extract(Context.root(), parent, GETTER);
    return new Recorded(
        tracer.spanBuilder(name).setParent(context).setSpanKind(kind(role)).startSpan());
  }

  @Override
  public void close() {
    provider.shutdown().join(5, TimeUnit.SECONDS);
  }

  private static SpanKind kind(Role role) {
    return switch (role) {
      case SERVER -> SpanKind.SERVER;
      case PRODUCER -> SpanKind.PRODUCER;
      case CONSUMER -> SpanKind.CONSUMER;
    };
  }

  private record Recorded(Span span) implements TraceSpan {
    @Override
    public @Nullable String traceparent() {
      Map<String, String> carrier = new HashMap<>();
      W3CTraceContextPropagator.getInstance()
          .inject(Context.root().with(span), carrier, (map, key, value) -> carrier.put(key, value));
      return carrier.get(TRACEPARENT);
    }

    @Override
    public TraceSpan with(String key, Object value) {
      span.setAttribute(key, value.toString());
      return this;
    }

    @Override
    public void fail(String why) {
      span.setStatus(StatusCode.ERROR, why);
    }

    @Override
    public void end() {
      span.end();
    }

    @Override
    public <T> T within(Callable<T> work) throws Exception {
      try (Scope _ = Context.root().with(span).makeCurrent()) {
        return work.call();
      }
    }
  }
}
