package io.tasker.devmode.rabbit;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
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
import org.jspecify.annotations.Nullable;

/**
 * A node's folder, ports and environment.
 *
 * @param folder for everything it writes
 * @param temporary whether the folder goes with the node
 * @param port for clients
 * @param epmdPort of its own name service; the machine's must not know it
 * @param distPort for {@code rabbitmqctl}
 * @param tls whether clients come by TLS
 */
record NodeFiles(
    Path folder, boolean temporary, int port, int epmdPort, int distPort, boolean tls) {
  // Each node has a name service of its own, so all may have one name; data belong to a name.
  private static final String NODE = "tasker@localhost";
  // Small, so that a test can exceed it.
  private static final int LARGEST_MESSAGE = 8_000_000;

  /**
   * Prepares a node; nothing is started.
   *
   * @throws TaskerException {@code CONFIG_INVALID} if it cannot run here
   */
  static NodeFiles create(RabbitBrokerConfig config) {
    requireProgram(config);
    List<Integer> ports = freePorts();
    try {
      Path given = config.dataDirectory();
      Path folder =
          given == null
              ? Files.createTempDirectory("tasker-rabbit-")
              : Files.createDirectories(given);
      NodeFiles files =
          new NodeFiles(
              folder,
              given == null,
              ports.get(0),
              ports.get(1),
              ports.get(2),
              config.tls() != null);
      files.requireUnused();
      Files.createDirectories(folder.resolve("cfg"));
      Files.writeString(folder.resolve("cfg/enabled_plugins"), "[].\n");
      Files.writeString(folder.resolve("cfg/rabbitmq.conf"), files.configuration(config.tls()));
      return files;
    } catch (IOException e) {
      throw new TaskerException(
          ErrorCode.CONFIG_INVALID, "RabbitMQ has no folder for its data: " + e, e);
    }
  }

  private static void requireProgram(RabbitBrokerConfig config) {
    Path program = config.programs().resolve("rabbitmq-server");
    if (!Files.isExecutable(program)) {
      throw new TaskerException(
          ErrorCode.CONFIG_INVALID,
          "there is no RabbitMQ on this machine (looked for "
              + program
              + "): install the package rabbitmq-server (Debian, Ubuntu: apt-get install"
              + " --no-install-recommends rabbitmq-server)");
    }
  }

  private void requireUnused() {
    long pid = pid();
    boolean runs =
        pid != 0
            && ProcessHandle.of(pid)
                .flatMap(process -> process.info().commandLine())
                .filter(line -> line.contains(folder.toString()))
                .isPresent();
    if (runs) {
      throw new TaskerException(
          ErrorCode.CONFIG_INVALID,
          "data folder %s is in use by the RabbitMQ process %d: stop that one or choose another folder"
              .formatted(folder, pid));
    }
  }

  /** The node's process, 0 if it has never been started. */
  long pid() {
    try {
      return Files.exists(pidFile()) ? Long.parseLong(Files.readString(pidFile()).strip()) : 0;
    } catch (IOException | NumberFormatException _) {
      return 0; // being written, or being removed
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
    List<String> all = new ArrayList<>(List.of("-q", "-n", NODE));
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

  void deleteIfTemporary() {
    if (!temporary || !Files.exists(folder)) {
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

  private ProcessBuilder program(String name, List<String> arguments) {
    List<String> command =
        new ArrayList<>(List.of(RabbitBrokerConfig.PROGRAMS.resolve(name).toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment());
    return builder;
  }

  // The scripts' wrappers in /usr/sbin would change to the user rabbitmq; these do not.
  private Map<String, String> environment() {
    return Map.ofEntries(
        Map.entry("HOME", folder.toString()),
        Map.entry("RABBITMQ_NODENAME", NODE),
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

  private String configuration(RabbitBrokerConfig.@Nullable Tls tls) {
    String text = "max_message_size = " + LARGEST_MESSAGE + "\n";
    if (tls == null) {
      return text;
    }
    return text
        + """
        listeners.tcp = none
        listeners.ssl.1 = 127.0.0.1:%d
        ssl_options.cacertfile = %s
        ssl_options.certfile = %s
        ssl_options.keyfile = %s
        ssl_options.verify = verify_peer
        ssl_options.fail_if_no_peer_cert = true
        """
            .formatted(port, tls.authority(), tls.certificate(), tls.key());
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
