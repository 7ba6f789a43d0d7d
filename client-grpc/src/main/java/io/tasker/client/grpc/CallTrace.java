package io.tasker.client.grpc;

import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;

/** How far a call came: a status does not say whether it is the server's or our own. */
final class CallTrace extends ClientStreamTracer.Factory {
  private volatile boolean sent;
  private volatile boolean answered;

  /** Whether it may have reached the server. */
  boolean isSent() {
    return sent;
  }

  /** Whether the server said how it ended. */
  boolean isAnswered() {
    return answered;
  }

  @Override
  public ClientStreamTracer newClientStreamTracer(
      ClientStreamTracer.StreamInfo info, Metadata headers) {
    return new ClientStreamTracer() {
      @Override
      public void outboundHeaders() {
        sent = true;
      }

      @Override
      public void inboundTrailers(Metadata trailers) {
        answered = true;
      }
    };
  }
}
