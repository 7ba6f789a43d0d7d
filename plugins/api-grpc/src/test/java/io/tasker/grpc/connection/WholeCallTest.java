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
  private final WaitingCalls waiting = new WaitingCalls();

  @Test
  void an_answer_before_the_last_message_waits_for_that() {
    var call = new WholeCall(fake, OPEN, waiting);
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
    var call = new WholeCall(fake, OPEN, waiting);
    send(call, DataFlags.END_OF_STREAM);
    assertThat(call.streamState()).isEqualTo(HALF_CLOSED_REMOTE);

    // A handler that has failed does not know that the message was the last.
    fake.state = HALF_CLOSED_LOCAL;

    assertThat(call.streamState()).isEqualTo(CLOSED);
  }

  @Test
  void messages_that_came_before_it_began_are_read_whatever_is_answered() {
    var call = new WholeCall(fake, HALF_CLOSED_REMOTE, waiting);
    assertThat(call.streamState()).isEqualTo(HALF_CLOSED_REMOTE);

    fake.state = CLOSED;
    assertThat(call.streamState()).isEqualTo(HALF_CLOSED_LOCAL);

    send(call, DataFlags.END_OF_STREAM);
    assertThat(call.streamState()).isEqualTo(CLOSED);
  }

  @Test
  void a_call_that_was_given_up_before_it_began_does_not_begin() {
    var call = new WholeCall(fake, CLOSED, waiting);

    call.init();

    assertThat(call.streamState()).isEqualTo(CLOSED);
    assertThat(fake.told).isEmpty();
  }

  @Test
  void a_call_that_is_given_up_while_it_begins_hears_of_it_once_it_can() {
    var call = new WholeCall(fake, OPEN, waiting);
    fake.whileItBegins = () -> call.rstStream(RESET);

    call.init();

    assertThat(fake.told).containsExactly("reset", "init", "reset");
    assertThat(call.streamState()).isEqualTo(CLOSED);
  }

  @Test
  void a_call_that_is_refused_while_it_begins_is_told_that_it_is_over() {
    var call = new WholeCall(fake, OPEN, waiting);
    fake.whileItBegins = () -> fake.state = CLOSED;

    call.init();

    assertThat(fake.told).containsExactly("init", "reset");
    assertThat(call.streamState()).isEqualTo(HALF_CLOSED_LOCAL);
  }

  @Test
  void a_call_whose_connection_breaks_is_told_that_it_is_over() {
    var call = new WholeCall(fake, OPEN, waiting);
    fake.broken = true;

    assertThatThrownBy(() -> send(call, 0)).hasMessage("broken");

    assertThat(fake.told).containsExactly("data", "reset");
  }

  @Test
  void a_call_whose_connection_ends_while_it_waits_is_told_and_its_thread_is_interrupted() {
    var call = new WholeCall(fake, OPEN, waiting);
    call.init();

    waiting.end();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(fake.told).containsExactly("init", "reset");
    assertThat(call.streamState()).isEqualTo(CLOSED);
  }

  @Test
  void a_call_whose_connection_ends_while_it_is_busy_is_told_when_it_would_wait() {
    var call = new WholeCall(fake, OPEN, waiting);
    fake.whileItBegins = waiting::end;

    call.init();

    assertThat(Thread.interrupted()).isFalse();
    assertThat(fake.told).containsExactly("init", "reset");
    assertThat(call.streamState()).isEqualTo(CLOSED);
  }

  @Test
  void what_comes_after_the_end_of_the_connection_is_not_read() {
    var call = new WholeCall(fake, OPEN, waiting);
    call.init();
    waiting.end();
    assertThat(Thread.interrupted()).isTrue();

    send(call, 0);

    assertThat(fake.told).containsExactly("init", "reset");
    assertThat(call.streamState()).isEqualTo(CLOSED);
  }

  @Test
  void a_call_for_which_something_comes_while_its_connection_ends_is_told_once() {
    var call = new WholeCall(fake, OPEN, waiting);
    call.init();
    fake.whileItIsReset = () -> send(call, 0);

    waiting.end();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(fake.told).containsExactly("init", "reset");
  }

  @Test
  void nobody_is_interrupted_for_a_call_that_is_over() {
    var answered = new WholeCall(fake, OPEN, waiting);
    answered.init();
    fake.state = CLOSED;
    send(answered, DataFlags.END_OF_STREAM);
    var givenUp = new WholeCall(new Fake(), OPEN, waiting);
    givenUp.init();
    givenUp.rstStream(RESET);

    waiting.end();

    assertThat(Thread.interrupted()).isFalse();
    assertThat(fake.told).containsExactly("init");
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
    private Runnable whileItIsReset = () -> {};

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
      whileItIsReset.run();
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
