package io.tasker.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.event.SignalChannel.Payload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SignalChannelTest {
  @Test
  void queues_travel_there_and_back() {
    List<QueueName> queues = List.of(new QueueName("b_queue"), new QueueName("a_queue"));
    assertThat(SignalChannel.payloads(queues)).containsExactly("a_queue,b_queue");
    assertThat(SignalChannel.queues("a_queue,b_queue")).containsExactlyInAnyOrderElementsOf(queues);
  }

  @Test
  void a_heartbeat_travels_there_and_back() {
    assertThat(SignalChannel.read(SignalChannel.heartbeat("me")))
        .isEqualTo(new Payload.Heartbeat("me"));
    assertThat(SignalChannel.read("a_queue"))
        .isEqualTo(new Payload.Queues(List.of(new QueueName("a_queue"))));
  }

  @Test
  void no_queues_are_no_payload() {
    assertThat(SignalChannel.payloads(List.of())).isEmpty();
    assertThat(SignalChannel.queues("")).isEmpty();
  }

  @Test
  void however_many_queues_each_payload_is_below_the_limit_of_8000_bytes() {
    List<QueueName> queues =
        IntStream.range(0, 1_000)
            .mapToObj(i -> new QueueName("q".repeat(44) + "%03d".formatted(i)))
            .toList();
    List<String> payloads = SignalChannel.payloads(queues);
    assertThat(payloads)
        .hasSize(7)
        .allMatch(payload -> payload.getBytes(StandardCharsets.UTF_8).length < 8_000);
    assertThat(payloads.stream().flatMap(payload -> SignalChannel.queues(payload).stream()))
        .containsExactlyElementsOf(queues);
  }

  @Test
  void what_cannot_be_a_queue_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignalChannel.queues("a_queue,drop table"))
        .withMessageContaining("drop table");
  }
}
