package io.tasker.launch;

import io.tasker.cli.Given;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that every command has, as picocli fills them in. */
final class LaunchArguments extends Given {
  private static final Pattern KEY = Pattern.compile("[a-z0-9_]+(\\.[a-z0-9_]+)+");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A YAML file that is laid over those in the folder config.")
  private @Nullable File config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = {
        "One configuration value, laid over everything else;",
        "for example orchestration.web.bind_address=127.0.0.1:8080. May be repeated."
      })
  private List<String> settings = List.of();

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "The folder with lib, plugins and config. Default: the one we run from.")
  private @Nullable File home;

  /**
   * Checks what was given.
   *
   * @throws ParameterException if a value is wrong; the message says which
   */
  LaunchOptions options() {
    return new LaunchOptions(homeFolder(), configFile(), settings());
  }

  private Path homeFolder() {
    if (home == null) {
      return folderWeRunFrom();
    }
    Path path = home.toPath().toAbsolutePath().normalize();
    if (!Files.isDirectory(path)) {
      throw wrong("--home: there is no folder " + path);
    }
    return path;
  }

  private @Nullable Path configFile() {
    if (config == null) {
      return null;
    }
    Path path = config.toPath().toAbsolutePath().normalize();
    if (Files.isDirectory(path)) {
      throw wrong("--config: " + path + " is a folder, not a file");
    }
    if (!Files.exists(path)) {
      throw wrong("--config: there is no file " + path);
    }
    if (!Files.isReadable(path)) {
      throw wrong("--config: the file " + path + " cannot be read");
    }
    return path;
  }

  private Map<String, String> settings() {
    Map<String, String> all = new LinkedHashMap<>();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      String key = equals < 0 ? setting : setting.substring(0, equals);
      if (equals < 0) {
        throw wrong("--set " + setting + ": there is no \"=\"; write --set key=value");
      }
      if (!KEY.matcher(key).matches()) {
        throw wrong(
            "--set %s: the key must be words of a-z, 0-9 and _ with dots in between"
                .formatted(key));
      }
      all.remove(key);
      all.put(key, setting.substring(equals + 1));
    }
    return all;
  }

  private Path folderWeRunFrom() {
    try {
      Path jar = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path lib = jar.getParent();
      if (Files.isRegularFile(jar) && lib != null && lib.getParent() != null) {
        return lib.getParent();
      }
    } catch (URISyntaxException _) {
      // As below: say it with --home.
    }
    throw wrong("--home: needed, because this does not run from a folder lib");
  }
}
