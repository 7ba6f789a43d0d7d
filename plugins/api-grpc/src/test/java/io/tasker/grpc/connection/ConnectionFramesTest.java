package io.tasker.grpc.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.common.buffers.DataWriter;
import io.helidon.http.http2.Http2Util;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConnectionFramesTest {
  private static final int MAX_FRAME = 16_384;
  private static final int END_STREAM = 1;

  private final OpenStreams streams = new OpenStreams();
  private final Queue<byte[]> sent = new ArrayDeque<>();
  private final List<byte[]> written = new ArrayList<>();
  private final SentFrames answers = new SentFrames(new Recorded(written), streams, 4);
  private final ReceivedFrames received =
      new ReceivedFrames(DataReader.create(sent::poll), streams, MAX_FRAME, answers::giveBack);

  @BeforeEach
  void greet() {
    byte[] preface = Http2Util.prefaceData().readBytes();
    assertThat(next(preface)).isEqualTo(preface);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 9, 10, 100_000})
  void frames_come_one_at_a_time_however_they_were_sent(int piece) {
    byte[] large = frame(FrameHead.DATA, END_STREAM, 1, new byte[MAX_FRAME]);
    byte[] empty = frame(FrameHead.DATA, 0, 1);
    byte[] headers = frame(FrameHead.HEADERS, 0, 1, 1, 2, 3);
    byte[] all = joined(headers, empty, large);
    for (int at = 0; at < all.length; at += piece) {
      sent.add(Arrays.copyOfRange(all, at, Math.min(all.length, at + piece)));
    }

    assertThat(received.get()).isEqualTo(headers);
    assertThat(received.get()).isEqualTo(empty);
    assertThat(received.get()).isEqualTo(large);
    assertThatThrownBy(received::get).isInstanceOf(InsufficientDataAvailableException.class);
  }

  @Test
  void a_reset_goes_on_while_one_side_goes_on() {
    begin(1, 0);
    answers.writeNow(BufferData.create(frame(FrameHead.HEADERS, END_STREAM, 1)));
    begin(3, END_STREAM);
    begin(5, 0);

    for (int stream : List.of(1, 3, 5)) {
      assertThat(next(reset(stream))).isEqualTo(reset(stream));
    }
  }

  @Test
  void a_reset_is_dropped_when_both_have_ended_or_one_has_given_up() {
    byte[] after = frame(FrameHead.DATA, 0, 7);
    begin(1, END_STREAM);
    answers.writeNow(BufferData.create(frame(FrameHead.DATA, 0, 1)));
    answers.writeNow(BufferData.create(frame(FrameHead.HEADERS, END_STREAM, 1)));
    begin(3, 0);
    answers.writeNow(BufferData.create(frame(FrameHead.DATA, END_STREAM, 3)));
    next(frame(FrameHead.DATA, END_STREAM, 3));
    begin(5, 0);
    next(reset(5));
    begin(7, 0);
    answers.writeNow(BufferData.create(reset(7)));

    assertThat(next(reset(1), reset(3), reset(5), reset(7), after)).isEqualTo(after);
  }

  @Test
  void whether_it_is_over_is_looked_at_when_the_server_asks_for_it() {
    begin(1, END_STREAM);
    byte[] headers = frame(FrameHead.HEADERS, 0, 3);
    assertThat(next(joined(headers, reset(1), reset(3)))).isEqualTo(headers);

    answers.writeNow(BufferData.create(frame(FrameHead.HEADERS, END_STREAM, 1)));

    assertThat(received.get()).isEqualTo(reset(3));
  }

  @Test
  void resets_of_what_was_never_begun_are_for_the_server_to_judge() {
    begin(3, 0);

    for (int stream : List.of(0, 2, 5)) {
      assertThat(next(reset(stream))).isEqualTo(reset(stream));
    }
  }

  @Test
  void trailers_do_not_begin_a_stream_again() {
    begin(1, 0);
    answers.writeNow(BufferData.create(frame(FrameHead.HEADERS, END_STREAM, 1)));
    begin(1, END_STREAM);

    byte[] after = frame(FrameHead.DATA, 0, 9);
    assertThat(next(reset(1), after)).isEqualTo(after);
  }

  @Test
  void a_frame_that_is_too_long_is_not_waited_for() {
    byte[] head = Arrays.copyOf(frame(FrameHead.DATA, 0, 1, new byte[MAX_FRAME + 1]), 9);

    assertThat(next(head)).isEqualTo(head);
  }

  @Test
  void the_end_of_the_connection_says_which_stream_was_the_last() {
    begin(1, 0);
    begin(0x01020305, 0);
    byte[] goAway = frame(FrameHead.GO_AWAY, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 'w', 'h', 'y');

    answers.writeNow(BufferData.create(goAway), BufferData.empty());

    assertThat(written.getLast())
        .isEqualTo(frame(FrameHead.GO_AWAY, 0, 0, 1, 2, 3, 5, 0, 0, 0, 1, 'w', 'h', 'y'));
  }

  @Test
  void what_was_sent_on_the_connection_may_be_sent_again_once_half_of_its_window_is_used() {
    byte[] data = frame(FrameHead.DATA, 0, 1, new byte[MAX_FRAME]);
    for (int i = 0; i < 32; i++) {
      next(data);
    }
    assertThat(written).isEmpty();

    next(data);

    assertThat(written)
        .containsExactly(frame(FrameHead.WINDOW_UPDATE, 0, 0, 0, 0x08, 0x40, 0)); // 33 * 16,384
  }

  @Test
  void the_server_opens_the_window_of_the_connection_once_and_those_of_streams_as_it_likes() {
    byte[] first = frame(FrameHead.WINDOW_UPDATE, 0, 0, 0, 0, 0, 1);
    byte[] stream = frame(FrameHead.WINDOW_UPDATE, 0, 1, 0, 0, 0, 3);

    answers.writeNow(BufferData.create(first));
    answers.writeNow(BufferData.create(frame(FrameHead.WINDOW_UPDATE, 0, 0, 0, 0, 0, 2)));
    answers.writeNow(BufferData.create(stream));

    assertThat(written).containsExactly(first, stream);
  }

  @Test
  void the_client_is_told_our_limit_of_streams() {
    byte[] acknowledged = frame(FrameHead.SETTINGS, 1, 0);
    answers.writeNow(
        BufferData.create(
            frame(
                FrameHead.SETTINGS, 0, 0, 0, 4, 0, 16, 0, 0, 0, 3, 0, 0, 0, 8, 0, 2, 0, 0, 0, 0)));
    answers.writeNow(BufferData.create(acknowledged));

    assertThat(written)
        .containsExactly(
            frame(FrameHead.SETTINGS, 0, 0, 0, 4, 0, 16, 0, 0, 0, 3, 0, 0, 0, 4, 0, 2, 0, 0, 0, 0),
            acknowledged);
  }

  private void begin(int stream, int flags) {
    byte[] headers = frame(FrameHead.HEADERS, flags, stream);
    assertThat(next(headers)).isEqualTo(headers);
  }

  private byte[] next(byte[]... frames) {
    sent.addAll(List.of(frames));
    return received.get();
  }

  private static byte[] reset(int stream) {
    return frame(FrameHead.RST_STREAM, 0, stream, 0, 0, 0, 8);
  }

  private static byte[] frame(int type, int flags, int stream, int... payload) {
    byte[] bytes = new byte[payload.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) payload[i];
    }
    return frame(type, flags, stream, bytes);
  }

  private static byte[] frame(int type, int flags, int stream, byte[] payload) {
    BufferData frame = BufferData.create(FrameHead.BYTES + payload.length);
    frame.writeInt24(payload.length).writeInt8(type).writeInt8(flags).writeInt32(stream);
    frame.write(payload);
    return frame.readBytes();
  }

  private static byte[] joined(byte[]... parts) {
    BufferData all = BufferData.growing(64);
    for (byte[] part : parts) {
      all.write(part);
    }
    return all.readBytes();
  }

  private record Recorded(List<byte[]> written) implements DataWriter {
    @Override
    public void write(BufferData... buffers) {
      write(BufferData.create(buffers));
    }

    @Override
    public void write(BufferData buffer) {
      written.add(buffer.readBytes());
    }

    @Override
    public void writeNow(BufferData... buffers) {
      write(buffers);
    }

    @Override
    public void writeNow(BufferData buffer) {
      write(buffer);
    }
  }
}
