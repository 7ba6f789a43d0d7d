package io.tasker.grpc;

import static java.lang.System.Logger.Level.DEBUG;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.operations.Operation;
import io.tasker.grpc.read.Refused;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * Stands before every call: knows whether the server stops, who calls, and how long the caller
 * waits; sees to it that each call ends with a status.
 */
final class CallGuard implements ServerInterceptor {
  private static final System.Logger LOG = System.getLogger(CallGuard.class.getName());
  private static final Metadata.Key<String> TRACE_PARENT =
      Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER);
  private static final Pattern TRACE =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private final Rpcs rpcs;
  private final Authenticator authenticator;
  private final RunningCalls running;
  private final int maxMessageBytes;

  CallGuard(Rpcs rpcs, Authenticator authenticator, RunningCalls running, int maxMessageBytes) {
    this.rpcs = rpcs;
    this.authenticator = authenticator;
    this.running = running;
    this.maxMessageBytes = maxMessageBytes;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    String method = call.getMethodDescriptor().getFullMethodName();
    boolean entered = running.enter();
    var guarded = new Guarded<>(call, method, entered);
    try {
      admit(method, headers, entered);
    } catch (Refused refused) {
      var failure = Failures.of(refused, method);
      guarded.close(failure.getStatus(), Objects.requireNonNull(failure.getTrailers()));
      return new ServerCall.Listener<>() {};
    }
    long now = System.nanoTime();
    var context =
        new CallContext(
            method,
            GrpcTimeout.of(headers).map(timeout -> now + timeout),
            Optional.ofNullable(headers.get(TRACE_PARENT))
                .filter(trace -> TRACE.matcher(trace).matches()));
    return new Watching<>(
        Contexts.interceptCall(
            Context.current().withValue(CallContext.KEY, context), guarded, headers, next),
        guarded);
  }

  private void admit(String method, Metadata headers, boolean entered) {
    Optional<Operation> operation = rpcs.operation(method);
    boolean open = operation.isEmpty() || operation.get().permission().isEmpty();
    if (!entered && !open) {
      throw new Refused(
          Status.Code.UNAVAILABLE,
          ErrorCode.STOPPING,
          "Service temporarily unavailable: the server is stopping");
    }
    if (!open) {
      authenticator.admit(headers, operation.get().permission().orElse(null));
    }
  }

  /** Leaves when the call is over, once. */
  private final class Guarded<Q, R> extends SimpleForwardingServerCall<Q, R> {
    private final String method;
    private final AtomicBoolean open;
    private final AtomicBoolean inside;

    Guarded(ServerCall<Q, R> call, String method, boolean entered) {
      super(call);
      this.method = method;
      this.open = new AtomicBoolean(true);
      this.inside = new AtomicBoolean(entered);
    }

    @Override
    public void close(Status status, Metadata trailers) {
      if (!open.getAndSet(false)) {
        return;
      }
      LOG.log(DEBUG, () -> "call answered method=" + method + " status=" + status.getCode());
      if (isCancelled()) {
        leave();
        return;
      }
      try {
        String description = status.getDescription();
        super.close(
            description == null ? status : status.withDescription(PercentText.of(description)),
            trailers);
      } finally {
        leave();
      }
    }

    /** The message could not be taken: the server tells nobody, so the caller would wait. */
    void unreadable() {
      close(
          UnreadableMessage.seen()
              ? Status.INVALID_ARGUMENT.withDescription("the message cannot be read")
              : Status.RESOURCE_EXHAUSTED.withDescription(
                  "the message is longer than %d bytes, or compressed in an unknown way"
                      .formatted(maxMessageBytes)),
          new Metadata());
    }

    void leave() {
      if (inside.getAndSet(false)) {
        running.leave();
      }
    }
  }

  private static final class Watching<Q> extends SimpleForwardingServerCallListener<Q> {
    private final CallGuard.Guarded<Q, ?> call;

    Watching(ServerCall.Listener<Q> listener, CallGuard.Guarded<Q, ?> call) {
      super(listener);
      this.call = call;
    }

    @Override
    public void onCancel() {
      if (!call.isCancelled()) {
        call.unreadable();
      }
      call.leave();
      super.onCancel();
    }
  }
}
