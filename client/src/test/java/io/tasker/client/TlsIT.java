package io.tasker.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.tasker.client.config.ClientConfig;
import io.tasker.client.error.ClientConfigException;
import io.tasker.testkit.rabbit.TlsFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(60)
class TlsIT {
  @TempDir private static Path ours;
  @TempDir private static Path theirs;
  private static TlsFiles files;
  private static HttpsServer server;

  @BeforeAll
  static void start() throws Exception {
    files = TlsFiles.create(ours, "localhost");
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(identity()));
    server.createContext(
        "/",
        exchange -> {
          byte[] body = StubServer.taskJson("complete").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  @Test
  void a_server_is_trusted_whose_authority_is_in_ca_file() {
    try (var client = TaskerClient.of(at("localhost").caFile(files.authority()))) {
      assertThat(client.task(UUID.fromString(StubServer.TASK)).isComplete()).isTrue();
    }
  }

  @Test
  void one_of_another_authority_is_refused_for_good() {
    TlsFiles others = TlsFiles.create(theirs, "localhost");

    assertThat(refused(at("localhost").caFile(others.authority()))).hasMessageContaining("PKIX");
    assertThat(refused(at("localhost"))).hasMessageContaining("PKIX");
  }

  @Test
  void one_of_another_name_is_refused_for_good() {
    assertThat(refused(at("127.0.0.1").caFile(files.authority())))
        .hasMessageContaining("127.0.0.1 found");
  }

  @Test
  void whoever_talks_tls_is_told_that_the_server_does_not() throws IOException {
    try (var plain = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        var client = TaskerClient.of("https://127.0.0.1:" + plain.getLocalPort())) {
      Thread.ofVirtual().start(() -> answerPlainly(plain));

      assertThat(catchThrowableOfType(ClientConfigException.class, client::health))
          .hasMessageContaining("the server does not talk TLS there");
    }
  }

  private static void answerPlainly(ServerSocket server) {
    byte[] answer = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    try (Socket socket = server.accept()) {
      // As servers do that keep connections. If one hangs up with the last word, the JDK may take
      // that for a connection that takes too long.
      socket.getInputStream().read();
      socket.getOutputStream().write(answer);
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException _) {
      // The client has seen enough.
    }
  }

  private static ClientConfigException refused(ClientConfig config) {
    try (var client = TaskerClient.of(config)) {
      var refused = catchThrowableOfType(ClientConfigException.class, client::health);
      assertThat(refused).hasMessageContaining("the server's certificate is refused");
      assertThat(refused.isRetryable()).isFalse();
      return refused;
    }
  }

  private static ClientConfig at(String host) {
    return ClientConfig.of("https://" + host + ":" + server.getAddress().getPort());
  }

  private static SSLContext identity() throws GeneralSecurityException, IOException {
    char[] password = "changeit".toCharArray();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(ours.resolve("keys.p12"))) {
      keys.load(in, password);
    }
    keys.deleteEntry("authority");
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
