package io.tasker.grpc.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.http2.Http2ErrorCode;
import io.helidon.http.http2.Http2FrameHeader;
import io.helidon.http.http2.Http2FrameTypes;
import io.helidon.http.http2.Http2RstStream;
import io.helidon.http.http2.Http2StreamState;
import io.helidon.http.http2.Http2WindowUpdate;
import io.helidon.webserver.http2.spi.Http2SubProtocolSelector.SubProtocolHandler;

/**
 * A call that is over when both sides have said their last, or their connection has ended. The
 * server's own ends too early when it is refused at once, so that its messages would end the
 * connection, and never when its last message cannot be read, or will not come.
 */
final class WholeCall implements SubProtocolHandler {
  private static final Http2RstStream CANCEL = new Http2RstStream(Http2ErrorCode.CANCEL);

  private final SubProtocolHandler call;
  private final Http2StreamState atFirst;
  private final WaitingCalls waiting;
  private boolean clientEnded;
  private volatile boolean givenUp;

  WholeCall(SubProtocolHandler call, Http2StreamState atFirst, WaitingCalls waiting) {
    this.call = call;
    this.atFirst = atFirst;
    this.waiting = waiting;
  }

  @Override
  public void init() {
    if (isGivenUp()) {
      return;
    }
    call.init();
    if (call.streamState() == Http2StreamState.CLOSED) {
      // It was given up, or refused by the server itself, before anybody could hear of it.
      call.rstStream(CANCEL);
    }
    waitForMore();
  }

  private void waitForMore() {
    if (streamState() != Http2StreamState.CLOSED && !waiting.enter(this)) {
      giveUp();
    }
  }

  /** Nothing more will come from the client. */
  void giveUp() {
    givenUp = true;
    if (!isAnswered()) {
      call.rstStream(CANCEL);
    }
  }

  @Override
  public Http2StreamState streamState() {
    if (isGivenUp()) {
      return Http2StreamState.CLOSED;
    }
    if (isAnswered()) {
      return clientEnded ? Http2StreamState.CLOSED : Http2StreamState.HALF_CLOSED_LOCAL;
    }
    return clientEnded ? Http2StreamState.HALF_CLOSED_REMOTE : atFirst;
  }

  private boolean isGivenUp() {
    return atFirst == Http2StreamState.CLOSED || givenUp;
  }

  private boolean isAnswered() {
    Http2StreamState state = call.streamState();
    return state == Http2StreamState.HALF_CLOSED_LOCAL || state == Http2StreamState.CLOSED;
  }

  /** On the thread of the connection, all others on that of the call. */
  @Override
  public void rstStream(Http2RstStream reset) {
    givenUp = true;
    waiting.leave(this);
    call.rstStream(reset);
  }

  @Override
  public void windowUpdate(Http2WindowUpdate update) {
    call.windowUpdate(update);
  }

  /** What was the last is said here too if it came before the call began. */
  @Override
  public void data(Http2FrameHeader header, BufferData data) {
    if (!waiting.leave(this)) {
      givenUp = true; // and is told so by whoever ends the connection, once
      return;
    }
    boolean last = header.flags(Http2FrameTypes.DATA).endOfStream();
    if (!isAnswered()) {
      read(header, data);
    }
    clientEnded |= last;
    waitForMore();
  }

  private void read(Http2FrameHeader header, BufferData data) {
    try {
      call.data(header, data);
    } catch (RuntimeException e) {
      // The connection is broken, and nobody else says so.
      call.rstStream(CANCEL);
      throw e;
    }
  }
}
