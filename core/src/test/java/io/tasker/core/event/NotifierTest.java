package io.tasker.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.spi.messaging.QueueName;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(30)
class NotifierTest {
  private static final QueueName A = new QueueName("a");
  private static final QueueName B = new QueueName("b");
  private static final QueueName C = new QueueName("c");

  private final LinkedBlockingQueue<String> sent = new LinkedBlockingQueue<>();
  private final Semaphore mayFinish = new Semaphore(1_000);
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();
  private final Notifier notifier = new Notifier(this::connect);

  @AfterEach
  void stop() {
    mayFinish.release(1_000);
    notifier.stop();
  }

  @Test
  void an_idle_notifier_sends_at_once() throws InterruptedException {
    notifier.start();
    notifier.notifyOf(Set.of(B, A));
    assertThat(nextSent()).isEqualTo("tasker_signal a,b");
  }

  @Test
  void what_comes_while_one_is_under_way_goes_out_together() throws InterruptedException {
    mayFinish.drainPermits();
    notifier.start();
    notifier.notifyOf(Set.of(A));
    assertThat(nextSent()).isEqualTo("tasker_signal a");
    notifier.notifyOf(Set.of(C));
    notifier.notifyOf(Set.of(B));
    notifier.notifyOf(Set.of(C));
    assertThat(sent).isEmpty();
    mayFinish.release(2);
    assertThat(nextSent()).isEqualTo("tasker_signal b,c");
  }

  @Test
  void one_connection_serves_all() throws InterruptedException {
    notifier.start();
    for (int i = 0; i < 5; i++) {
      notifier.notifyOf(Set.of(A));
      assertThat(nextSent()).isNotNull();
    }
    assertThat(connections).hasValue(1);
  }

  @Test
  void after_a_broken_connection_it_goes_on_with_another() throws InterruptedException {
    failures.set(1);
    notifier.start();
    notifier.notifyOf(Set.of(A));
    assertThat(nextSent()).isEqualTo("failed");
    notifier.notifyOf(Set.of(B));
    String said = nextSent();
    if (!String.valueOf(said).equals("tasker_signal a,b")) { // B came after it had connected again
      said = said + " " + nextSent();
    }
    assertThat(said).as("what failed is said again").contains("tasker_signal a").contains("b");
    assertThat(connections).hasValue(2);
  }

  @Test
  void a_heartbeat_is_sent_beside_the_queues() throws InterruptedException {
    mayFinish.drainPermits();
    notifier.start();
    notifier.notifyOf(Set.of(A));
    assertThat(nextSent()).isEqualTo("tasker_signal a");
    notifier.heartbeat("me");
    notifier.heartbeat("me");
    notifier.notifyOf(Set.of(B));
    mayFinish.release(1_000);
    assertThat(nextSent()).isEqualTo("tasker_signal b");
    assertThat(nextSent()).isEqualTo("tasker_signal heartbeat:me");
    notifier.stop();
    assertThat(sent).isEmpty();
  }

  @Test
  void stopping_sends_what_is_waiting_and_twice_does_no_harm() throws InterruptedException {
    mayFinish.drainPermits();
    notifier.start();
    notifier.notifyOf(Set.of(A));
    assertThat(nextSent()).isEqualTo("tasker_signal a");
    notifier.notifyOf(Set.of(B));
    Thread stopping = Thread.ofVirtual().start(notifier::stop);
    mayFinish.release(1_000);
    stopping.join();
    assertThat(sent).containsExactly("tasker_signal b");
    notifier.stop();
  }

  private @Nullable String nextSent() throws InterruptedException {
    return sent.poll(10, TimeUnit.SECONDS);
  }

  private Connection connect() {
    connections.incrementAndGet();
    return proxy(
        Connection.class,
        (_, method, _) ->
            switch (method.getName()) {
              case "prepareStatement" -> statement();
              case "close" -> null;
              default -> throw new UnsupportedOperationException(method.getName());
            });
  }

  private PreparedStatement statement() {
    String[] values = new String[2];
    return proxy(
        PreparedStatement.class,
        (_, method, args) ->
            switch (method.getName()) {
              case "setString" -> values[(Integer) args[0] - 1] = (String) args[1];
              case "execute" -> execute(String.join(" ", values));
              case "close" -> null;
              default -> throw new UnsupportedOperationException(method.getName());
            });
  }

  private boolean execute(String what) throws SQLException {
    if (failures.getAndDecrement() > 0) {
      sent.add("failed");
      throw new SQLException("connection lost", "08006");
    }
    sent.add(what);
    mayFinish.acquireUninterruptibly();
    return true;
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
