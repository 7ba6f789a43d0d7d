package io.tasker.grpc.connection;

import static io.helidon.http.http2.Http2StreamState.CLOSED;
import static io.helidon.http.http2.Http2StreamState.HALF_CLOSED_LOCAL;
import static io.helidon.http.http2.Http2StreamState.HALF_CLOSED_REMOTE;
import static io.helidon.http.http2.Http2StreamState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.http2.Http2ErrorCode;
import io.helidon.http.http2.Http2Flag.DataFlags;
import io.helidon.http.http2.Http2FrameHeader;
import io.helidon.http.http2.Http2FrameTypes;
import io.helidon.http.http2.Http2RstStream;
import io.helidon.http.http2.Http2StreamState;
import io.helidon.http.http2.Http2WindowUpdate;
import io.helidon.webserver.http2.spi.Http2SubProtocolSelector.SubProtocolHandler;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WholeCallTest {
  private static final Http2RstStream RESET = new Http2RstStream(Http2ErrorCode.CANCEL);

  private final Fake fake = new Fake();

  @Test
  void an_answer_before_the_last_message_waits_for_that() {
    var call = new WholeCall(fake, OPEN);
    call.init();
    fake.state = CLOSED;
    assertThat(call.streamState()).isEqualTo(HALF_CLOSED_LOCAL);
    fake.told.clear();

    send(call, 0);
    assertThat(call.streamState()).isEqualTo(HALF_CLOSED_LOCAL);

    send(call, DataFlags.END_OF_STREAM);
    assertThat(call.streamState()).isEqualTo(CLOSED);
    // Nobody is there to read it.
    assertThat(fake.told).isEmpty();
  }

  @Test
  void the_last_message_waits_for_an_answer() {
    var call = new WholeCall(fake, OPEN);
    send(call, DataFlags.END_OF_STREAM);
    assertThat(call.streamState()).isEqualTo(HALF_CLOSED_REMOTE);

    // A handler that has failed does not know that the message was the last.
    fake.state = HALF_CLOSED_LOCAL;

    assertThat(call.streamState()).isEqualTo(CLOSED);
  }

  @Test
  void messages_that_came_before_it_began_are_read_whatever_is_answered() {
    var call = new WholeCall(fake, HALF_CLOSED_REMOTE);
    assertThat(call.streamState()).isEqualTo(HALF_CLOSED_REMOTE);

    fake.state = CLOSED;
    assertThat(call.streamState()).isEqualTo(HALF_CLOSED_LOCAL);

    send(call, DataFlags.END_OF_STREAM);
    assertThat(call.streamState()).isEqualTo(CLOSED);
  }

  @Test
  void a_call_that_was_given_up_before_it_began_does_not_begin() {
    var call = new WholeCall(fake, CLOSED);

    call.init();

    assertThat(call.streamState()).isEqualTo(CLOSED);
    assertThat(fake.told).isEmpty();
  }

  @Test
  void a_call_that_is_given_up_while_it_begins_hears_of_it_once_it_can() {
    var call = new WholeCall(fake, OPEN);
    fake.whileItBegins = () -> call.rstStream(RESET);

    call.init();

    assertThat(fake.told).containsExactly("reset", "init", "reset");
    assertThat(call.streamState()).isEqualTo(CLOSED);
  }

  @Test
  void a_call_that_is_refused_while_it_begins_is_told_that_it_is_over() {
    var call = new WholeCall(fake, OPEN);
    fake.whileItBegins = () -> fake.state = CLOSED;

    call.init();

    assertThat(fake.told).containsExactly("init", "reset");
    assertThat(call.streamState()).isEqualTo(HALF_CLOSED_LOCAL);
  }

  @Test
  void a_call_whose_connection_breaks_is_told_that_it_is_over() {
    var call = new WholeCall(fake, OPEN);
    fake.broken = true;

    assertThatThrownBy(() -> send(call, 0)).hasMessage("broken");

    assertThat(fake.told).containsExactly("data", "reset");
  }

  private static void send(WholeCall call, int flags) {
    call.data(
        Http2FrameHeader.create(0, Http2FrameTypes.DATA, DataFlags.create(flags), 1),
        BufferData.empty());
  }

  private static final class Fake implements SubProtocolHandler {
    private final List<String> told = new ArrayList<>();
    private Http2StreamState state = OPEN;
    private boolean broken;
    private Runnable whileItBegins = () -> {};

    @Override
    public void init() {
      whileItBegins.run();
      told.add("init");
    }

    @Override
    public Http2StreamState streamState() {
      return state;
    }

    @Override
    public void rstStream(Http2RstStream reset) {
      told.add("reset");
      state = CLOSED;
    }

    @Override
    public void windowUpdate(Http2WindowUpdate update) {}

    @Override
    public void data(Http2FrameHeader header, BufferData data) {
      told.add("data");
      if (broken) {
        throw new IllegalStateException("broken");
      }
    }
  }
}
