package io.tasker.grpc;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.spi.security.Caller;
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
    Caller caller;
    try {
      caller = admit(method, headers, entered);
    } catch (Refused refused) {
      return new Turned<>(guarded, Failures.of(refused, method));
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
            Context.current().withValues(CallContext.KEY, context, Authenticator.CALLER, caller),
            guarded,
            headers,
            next),
        guarded);
  }

  private Caller admit(String method, Metadata headers, boolean entered) {
    Optional<String> permission = rpcs.permission(method);
    if (permission.isEmpty()) {
      return Authenticator.CALLER.get();
    }
    if (!entered) {
      throw new Refused(
          Status.Code.UNAVAILABLE,
          ErrorCode.STOPPING,
          "Service temporarily unavailable: the server is stopping");
    }
    return authenticator.admit(headers, permission.get());
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
      } catch (RuntimeException e) {
        LOG.log(DEBUG, () -> "nobody is there for the answer method=" + method, e);
      } finally {
        leave();
      }
    }

    /** The message was not taken: the server tells nobody, so the caller would wait. */
    void tooLong() {
      refuse(
          new Refused(
              Status.Code.RESOURCE_EXHAUSTED,
              "the message is longer than %d bytes, or compressed in an unknown way"
                  .formatted(maxMessageBytes)));
    }

    /** The message is there and cannot be read. */
    void unreadable() {
      refuse(Refused.invalid("the message cannot be read"));
    }

    private void refuse(Refused why) {
      if (open.get()) {
        LOG.log(WARNING, "message refused method={0} reason={1}", method, why.getMessage());
        refuse(Failures.of(why, method));
      }
    }

    void refuse(StatusRuntimeException failure) {
      close(failure.getStatus(), Objects.requireNonNull(failure.getTrailers()));
    }

    boolean isOpen() {
      return open.get();
    }

    void leave() {
      if (inside.getAndSet(false)) {
        running.leave();
      }
    }
  }

  /**
   * Answers once all of the call is there: what comes for a call that is closed before would be an
   * error of the whole connection to the server.
   */
  private static final class Turned<Q> extends ServerCall.Listener<Q> {
    private final CallGuard.Guarded<Q, ?> call;
    private final StatusRuntimeException why;

    Turned(CallGuard.Guarded<Q, ?> call, StatusRuntimeException why) {
      this.call = call;
      this.why = why;
    }

    @Override
    public void onHalfClose() {
      call.refuse(why);
    }

    @Override
    public void onCancel() {
      call.refuse(why);
      call.leave();
    }
  }

  private static final class Watching<Q> extends SimpleForwardingServerCallListener<Q> {
    private final CallGuard.Guarded<Q, ?> call;

    Watching(ServerCall.Listener<Q> listener, CallGuard.Guarded<Q, ?> call) {
      super(listener);
      this.call = call;
    }

    @Override
    public void onMessage(Q message) {
      switch (UnreadableMessage.last()) {
        case READ -> super.onMessage(message);
        case UNREADABLE -> call.unreadable();
        case TOO_LONG -> call.tooLong();
      }
    }

    @Override
    public void onHalfClose() {
      // After a refusal there is nothing to be asked.
      if (call.isOpen()) {
        super.onHalfClose();
      }
    }

    @Override
    public void onCancel() {
      if (!call.isCancelled()) {
        call.tooLong();
      }
      call.leave();
      super.onCancel();
    }
  }
}
