package io.tasker.testkit.rabbit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node's folder, ports and environment.
 *
 * @param folder for everything it writes
 * @param port for clients
 * @param epmdPort of its own name service; the machine's must not know it
 * @param distPort for {@code rabbitmqctl}
 * @param tls whether clients come by TLS
 */
record NodeFiles(Path folder, int port, int epmdPort, int distPort, boolean tls) {
  private static final Path PROGRAMS = Path.of("/usr/lib/rabbitmq/bin");
  // Small, so that a test can exceed it.
  private static final int LARGEST_MESSAGE = 8_000_000;

  static NodeFiles create(Optional<TlsFiles> tls) {
    if (!Files.isExecutable(PROGRAMS.resolve("rabbitmq-server"))) {
      throw new AssertionError(
          "this test needs RabbitMQ: install the package rabbitmq-server (Debian, Ubuntu:"
              + " apt-get install --no-install-recommends rabbitmq-server)");
    }
    List<Integer> ports = freePorts();
    try {
      Path folder = Files.createTempDirectory("tasker-rabbit-");
      NodeFiles files =
          new NodeFiles(folder, ports.get(0), ports.get(1), ports.get(2), tls.isPresent());
      Files.createDirectory(folder.resolve("cfg"));
      Files.writeString(folder.resolve("cfg/enabled_plugins"), "[].\n");
      Files.writeString(folder.resolve("cfg/rabbitmq.conf"), files.configuration(tls));
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path pidFile() {
    return folder.resolve("pid");
  }

  ProcessBuilder server() {
    return program("rabbitmq-server", List.of());
  }

  ProcessBuilder nameService() {
    return new ProcessBuilder("epmd", "-port", "" + epmdPort, "-address", "127.0.0.1");
  }

  ProcessBuilder ctl(List<String> arguments) {
    List<String> all = new ArrayList<>(List.of("-q", "-n", node()));
    all.addAll(arguments);
    return program("rabbitmqctl", all);
  }

  /** The last lines of what the server printed. */
  String output() {
    Path output = folder.resolve("output");
    try {
      List<String> lines = Files.exists(output) ? Files.readAllLines(output) : List.of();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    } catch (IOException e) {
      return e.toString();
    }
  }

  void delete() {
    if (!Files.exists(folder)) {
      return;
    }
    try (var all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String node() {
    return "t" + port + "@localhost";
  }

  private ProcessBuilder program(String name, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(PROGRAMS.resolve(name).toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment());
    return builder;
  }

  // The scripts' wrappers in /usr/sbin would change to the user rabbitmq; these do not.
  private Map<String, String> environment() {
    return Map.ofEntries(
        Map.entry("HOME", folder.toString()),
        Map.entry("RABBITMQ_NODENAME", node()),
        Map.entry("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1"),
        Map.entry("RABBITMQ_NODE_PORT", tls ? "" : "" + port),
        Map.entry("RABBITMQ_DIST_PORT", "" + distPort),
        Map.entry("ERL_EPMD_PORT", "" + epmdPort),
        Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
        Map.entry("RABBITMQ_MNESIA_BASE", folder.resolve("mnesia").toString()),
        Map.entry("RABBITMQ_LOG_BASE", folder.resolve("log").toString()),
        Map.entry("RABBITMQ_CONFIG_FILE", folder.resolve("cfg/rabbitmq").toString()),
        Map.entry(
            "RABBITMQ_ENABLED_PLUGINS_FILE", folder.resolve("cfg/enabled_plugins").toString()),
        Map.entry("RABBITMQ_PID_FILE", pidFile().toString()),
        Map.entry("RABBITMQ_CONF_ENV_FILE", "/dev/null"),
        Map.entry(
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
            "-kernel inet_dist_use_interface {127,0,0,1} -start_epmd false"));
  }

  private String configuration(Optional<TlsFiles> tls) {
    String text = "max_message_size = " + LARGEST_MESSAGE + "\n";
    return text
        + tls.map(
                given ->
                    """
                    listeners.tcp = none
                    listeners.ssl.1 = 127.0.0.1:%d
                    ssl_options.cacertfile = %s
                    ssl_options.certfile = %s
                    ssl_options.keyfile = %s
                    ssl_options.verify = verify_none
                    """
                        .formatted(port, given.authority(), given.certificate(), given.key()))
            .orElse("");
  }

  private static List<Integer> freePorts() {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 3; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      List<Integer> ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
      for (ServerSocket socket : sockets) {
        socket.close();
      }
      return ports;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
