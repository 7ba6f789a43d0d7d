package io.tasker.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tasker.client.config.Profiles;
import io.tasker.client.config.Protocol;
import io.tasker.client.error.ClientConfigException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the client's file; only what can be read back replaces what is there. */
final class ProfileFile {
  private static final String NAME = "[A-Za-z0-9_-]{1,64}";

  private ProfileFile() {}

  /** Writes a file to begin with. */
  static void begin(Path file, boolean force) {
    if (Files.exists(file) && !force) {
      throw new ClientConfigException(
          file
              + " is there already; add to it with tasker profile add, or replace it with --force");
    }
    replace(file, resource());
  }

  /** Adds a profile at the end of a file, which need not be there. */
  static void add(
      Path file,
      String name,
      @Nullable String description,
      @Nullable Protocol transport,
      @Nullable String serverUrl,
      @Nullable String workerUrl) {
    if (!name.matches(NAME)) {
      throw new ClientConfigException(
          "NAME must be up to 64 letters, digits, - and _, was \"" + name + "\"");
    }
    String before = Files.exists(file) ? read(file) : "";
    if (!before.isEmpty() && Profiles.read(file, Map.of()).names().contains(name)) {
      // The default profile counts as there even if no table says so.
      if (!name.equals(Profiles.DEFAULT) || before.contains("[profile." + name)) {
        throw new ClientConfigException(
            "profile " + name + " is in " + file + " already; change it there");
      }
    }
    String address = transport == Protocol.GRPC ? "grpc_url" : "base_url";
    List<String> lines = new ArrayList<>();
    lines.add("[profile." + name + "]");
    line(lines, "description", description);
    line(lines, "transport", transport == null ? null : transport.wireName());
    table(lines, name + ".orchestration", address, serverUrl);
    table(lines, name + ".worker", address, workerUrl);
    String gap = before.isEmpty() ? "" : before.endsWith("\n") ? "\n" : "\n\n";
    replace(file, before + gap + String.join("\n", lines) + "\n");
  }

  private static void table(List<String> lines, String name, String key, @Nullable String url) {
    if (url != null) {
      lines.add("[profile." + name + "]");
      line(lines, key, url);
    }
  }

  private static void line(List<String> lines, String key, @Nullable String value) {
    if (value != null) {
      lines.add(key + " = " + quoted(value));
    }
  }

  // What JSON has to escape within quotes, TOML has, too.
  private static String quoted(String text) {
    return JsonNodeFactory.instance.textNode(text).toString();
  }

  private static void replace(Path file, String text) {
    try {
      Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
      Path draft = Files.createTempFile(folder, "profiles", ".toml");
      try {
        Files.writeString(draft, text);
        Profiles profiles = Profiles.read(draft, Map.of());
        profiles.names().forEach(profiles::get);
        keepPermissions(file, draft);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new ClientConfigException("the file " + file + " cannot be written: " + e, e);
    }
  }

  // A new file is for its owner only, since credentials go into it.
  private static void keepPermissions(Path file, Path draft) throws IOException {
    if (Files.exists(file) && Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(file));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new ClientConfigException("the file " + file + " cannot be read: " + e, e);
    }
  }

  private static String resource() {
    try (var in = ProfileFile.class.getResourceAsStream("first-profiles.toml")) {
      if (in == null) {
        throw new IllegalStateException("first-profiles.toml is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
