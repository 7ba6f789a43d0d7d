package io.tasker.grpc.connection;

import io.helidon.http.HttpPrologue;
import io.helidon.http.http2.Http2Headers;
import io.helidon.http.http2.Http2Settings;
import io.helidon.http.http2.Http2StreamState;
import io.helidon.http.http2.Http2StreamWriter;
import io.helidon.http.http2.StreamFlowControl;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.http2.spi.Http2SubProtocolSelector;
import io.helidon.webserver.http2.spi.Http2SubProtocolSelector.SubProtocolHandler;
import io.helidon.webserver.http2.spi.SubProtocolResult;

/**
 * Sees to it that a call is over when both sides have said their last, not before and not later.
 * For connections with a {@link GuardedContext}.
 *
 * @param selector makes the calls
 */
public record WholeCalls(Http2SubProtocolSelector selector) implements Http2SubProtocolSelector {
  @Override
  public SubProtocolResult subProtocol(
      ConnectionContext context,
      HttpPrologue prologue,
      Http2Headers headers,
      Http2StreamWriter writer,
      int stream,
      Http2Settings serverSettings,
      Http2Settings clientSettings,
      StreamFlowControl flowControl,
      Http2StreamState state,
      Router router) {
    var result =
        selector.subProtocol(
            context,
            prologue,
            headers,
            writer,
            stream,
            serverSettings,
            clientSettings,
            flowControl,
            state,
            router);
    return result.supported()
        ? new SubProtocolResult(true, whole(result.subProtocol(), state, context))
        : result;
  }

  private static WholeCall whole(
      SubProtocolHandler call, Http2StreamState state, ConnectionContext context) {
    return new WholeCall(call, state, ((GuardedContext) context).waiting());
  }
}
