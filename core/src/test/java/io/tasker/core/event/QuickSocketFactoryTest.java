package io.tasker.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.testkit.Eventually;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuickSocketFactoryTest {
  private static final int LOOK_MS = 1;

  private ServerSocket server;
  private Socket near;
  private Socket far;

  @BeforeEach
  void connect() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    near = new QuickSocketFactory().createSocket(server.getInetAddress(), server.getLocalPort());
    far = server.accept();
  }

  @AfterEach
  void close() throws IOException {
    near.close();
    far.close();
    server.close();
  }

  @Test
  void a_look_for_more_ends_without_a_wait_when_nothing_has_come() throws IOException {
    near.setSoTimeout(LOOK_MS);

    assertThatThrownBy(() -> near.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class)
        .hasMessage("nothing more has come");
    assertThatThrownBy(() -> near.getInputStream().read(new byte[8], 0, 8))
        .hasMessage("nothing more has come");
  }

  @Test
  void a_look_for_more_finds_what_has_come() throws IOException {
    InputStream in = near.getInputStream();
    far.getOutputStream().write(7);
    Eventually.until("the byte has come", Duration.ofSeconds(10), () -> available(in) > 0);
    near.setSoTimeout(LOOK_MS);

    assertThat(in.read()).isEqualTo(7);
  }

  @Test
  void a_wait_of_any_other_length_is_a_wait() throws IOException {
    near.setSoTimeout(LOOK_MS);
    near.setSoTimeout(10_000);
    Thread.startVirtualThread(
        () -> {
          try {
            far.getOutputStream().write(7);
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });

    assertThat(near.getInputStream().read()).isEqualTo(7);
  }

  private static int available(InputStream in) {
    try {
      return in.available();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
