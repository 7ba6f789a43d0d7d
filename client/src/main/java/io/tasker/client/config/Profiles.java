package io.tasker.client.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import io.tasker.client.error.ClientConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The profiles of one file. Later wins: what is built in, {@code profile.default}, the profile, the
 * environment.
 */
public final class Profiles {
  /** The profile that all others build on. */
  public static final String DEFAULT = "default";

  private static final String CHOICE = "TASKER_CLIENT_PROFILE";

  private final @Nullable Path file;
  private final JsonNode profiles;
  private final Map<String, String> environment;

  private Profiles(@Nullable Path file, JsonNode profiles, Map<String, String> environment) {
    this.file = file;
    this.profiles = profiles;
    this.environment = environment;
  }

  /** Where a file is looked for, first to last. */
  public static List<Path> searched(Path workingFolder, Path home) {
    return List.of(
        workingFolder.resolve(".config/tasker.toml"),
        workingFolder.resolve(".config/tasker-client.toml"),
        workingFolder.resolve("tasker-client.toml"),
        home.resolve(".config/tasker/client.toml"),
        home.resolve(".tasker/client.toml"));
  }

  /** The profiles of the first of these files that exists, or what is built in. */
  public static Profiles find(List<Path> searched, Map<String, String> environment) {
    return searched.stream()
        .filter(Files::isRegularFile)
        .findFirst()
        .map(found -> read(found, environment))
        .orElseGet(() -> new Profiles(null, JsonNodeFactory.instance.objectNode(), environment));
  }

  /**
   * The profiles of a file.
   *
   * @throws ClientConfigException if it cannot be read, or says something that is not understood
   */
  public static Profiles read(Path file, Map<String, String> environment) {
    JsonNode tree = parse(file);
    tree.path("profile")
        .properties()
        .forEach(entry -> ProfileKeys.check(file.toString(), entry.getKey(), entry.getValue()));
    return new Profiles(file, tree.path("profile"), environment);
  }

  /** The file they are from; empty: there is none. */
  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /** All names, {@code default} among them, in order of the alphabet. */
  public List<String> names() {
    TreeSet<String> names = new TreeSet<>(List.of(DEFAULT));
    profiles.fieldNames().forEachRemaining(names::add);
    return List.copyOf(names);
  }

  /** The profile that the environment asks for, else {@code default}. */
  public Profile chosen() {
    return get(Optional.ofNullable(environment.get(CHOICE)).orElse(DEFAULT));
  }

  /**
   * A profile with everything that applies to it.
   *
   * @throws ClientConfigException if there is none of that name, or a value is not allowed
   */
  public Profile get(String name) {
    if (!names().contains(name)) {
      throw new ClientConfigException(
          "there is no profile %s in %s; %s"
              .formatted(
                  name,
                  file == null ? "any file (none was found)" : file,
                  Nearest.hint(name, names())));
    }
    List<JsonNode> layers = List.of(profiles.path(name), profiles.path(DEFAULT));
    return new ProfileReader(layers, environment).read(name);
  }

  private static JsonNode parse(Path file) {
    try {
      return new TomlMapper().readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new ClientConfigException(
          "%s:%d: %s".formatted(file, e.getLocation().getLineNr(), e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new ClientConfigException("the file " + file + " cannot be read: " + e, e);
    }
  }
}
