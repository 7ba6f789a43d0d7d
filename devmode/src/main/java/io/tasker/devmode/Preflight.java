package io.tasker.devmode;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** What is looked at before a server is started, so that a refusal says what to do. */
final class Preflight {
  static final long MINIMUM_SPACE = 500L * 1024 * 1024;
  static final String MAJOR_VERSION = "18";
  private static final Set<String> ARCHITECTURES = Set.of("amd64", "x86_64", "aarch64", "arm64");

  private Preflight() {}

  static void requirePlatform(String os, String architecture, boolean musl) {
    if (!os.startsWith("Linux") || !ARCHITECTURES.contains(architecture) || musl) {
      throw new TaskerException(
          ErrorCode.CONFIG_INVALID,
          "embedded PostgreSQL runs on Linux with glibc on amd64 or arm64, this is %s%s on %s: start"
                  .formatted(os, musl ? " with musl" : "", architecture)
              + " PostgreSQL "
              + MAJOR_VERSION
              + " yourself and name it in common.database.url");
    }
  }

  static void requireSpace(Path folder, long usable) {
    if (usable < MINIMUM_SPACE) {
      throw new TaskerException(
          ErrorCode.CONFIG_INVALID,
          "embedded PostgreSQL needs 500 MB of free disk space in %s, there are %d MB: free some or"
                  .formatted(folder, usable / (1024 * 1024))
              + " choose another folder (--data for the data, -Djava.io.tmpdir for the programs)");
    }
  }

  static long usableSpace(Path folder) {
    try {
      return Files.getFileStore(existing(folder)).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void requireFreePort(int port) {
    if (port == 0) {
      return;
    }
    try (var socket = new ServerSocket()) {
      // As PostgreSQL does: connections that are still closing do not count.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName("localhost"), port));
    } catch (IOException e) {
      throw new TaskerException(
          ErrorCode.CONFIG_INVALID,
          "port %d is taken (%s): stop what listens there, or choose another port, or 0 for any free"
                  .formatted(port, e.getMessage())
              + " one",
          e);
    }
  }

  static void requireUsableData(Path data) {
    if (Files.exists(data) && !Files.isDirectory(data)) {
      throw unusable(data, "is a file, not a folder: choose another one");
    }
    if (!Files.exists(data.resolve("PG_VERSION"))) {
      requireEmpty(data);
      return;
    }
    var version = read(data.resolve("PG_VERSION")).strip();
    if (!version.equals(MAJOR_VERSION)) {
      throw unusable(
          data,
          "was made by PostgreSQL %s, this is %s: choose another folder or migrate it with pg_upgrade"
              .formatted(version, MAJOR_VERSION));
    }
    Postmaster.of(data)
        .ifPresent(
            running -> {
              throw unusable(
                  data,
                  "is in use by the PostgreSQL process %d: stop that one (kill -INT %d) or choose"
                          .formatted(running.pid(), running.pid())
                      + " another folder");
            });
  }

  private static void requireEmpty(Path data) {
    if (!Files.exists(data)) {
      return;
    }
    try (var files = Files.list(data)) {
      if (files.findAny().isPresent()) {
        throw unusable(data, "holds files but no PostgreSQL data: choose an empty or a new folder");
      }
    } catch (IOException e) {
      throw unusable(data, "cannot be read (" + e + "): choose another folder");
    }
  }

  private static Path existing(Path folder) {
    var candidate = folder.toAbsolutePath();
    while (!Files.exists(candidate)) {
      candidate = candidate.getParent();
    }
    return candidate;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TaskerException unusable(Path data, String why) {
    return new TaskerException(ErrorCode.CONFIG_INVALID, "data folder " + data + " " + why);
  }
}
