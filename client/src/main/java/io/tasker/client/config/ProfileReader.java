package io.tasker.client.config;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.client.error.ClientConfigException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Puts the layers of one profile on top of each other. */
final class ProfileReader {
  private final List<JsonNode> layers;
  private final Map<String, String> environment;

  /** The first layer wins over the others, the environment over all. */
  ProfileReader(List<JsonNode> layers, Map<String, String> environment) {
    this.layers = layers;
    this.environment = environment;
  }

  Profile read(String name) {
    List<String> namespaces = new ArrayList<>();
    find("/namespaces").ifPresent(list -> list.forEach(it -> namespaces.add(it.asText())));
    return new Profile(
        name,
        // Of this profile only: the description of the default one says nothing about it.
        layers.getFirst().path("description").textValue(),
        namespaces,
        server("orchestration", "ORCHESTRATION", "http://localhost:8080", "http://localhost:9190"),
        server("worker", "WORKER", "http://localhost:8081", "http://localhost:9191"));
  }

  private ClientConfig server(String part, String variable, String rest, String grpc) {
    Protocol protocol = protocol();
    String url =
        protocol == Protocol.REST
            ? text("/" + part + "/base_url", "TASKER_" + variable + "_URL").orElse(rest)
            : text("/" + part + "/grpc_url", "TASKER_" + variable + "_GRPC_URL").orElse(grpc);
    return ClientConfig.of(url)
        .with(protocol)
        .with(credentials(part, variable))
        .caFile(text("/" + part + "/ca_file", "TASKER_CA_FILE").map(Path::of).orElse(null))
        .timeout(
            Duration.ofMillis(
                number("/" + part + "/timeout_ms", "TASKER_" + variable + "_TIMEOUT_MS", 30_000)))
        .maxAttempts((int) number("/" + part + "/max_retries", "", 3));
  }

  private Protocol protocol() {
    String name =
        variable("TASKER_CLIENT_TRANSPORT")
            .or(() -> variable("TASKER_TEST_TRANSPORT"))
            .or(() -> find("/transport").map(JsonNode::asText))
            .orElse("rest");
    return Protocol.ofName(name)
        .orElseThrow(
            () ->
                new ClientConfigException(
                    "transport \"%s\" is not known; %s"
                        .formatted(name, Nearest.hint(name, Protocol.names()))));
  }

  private Credentials credentials(String part, String variable) {
    Optional<String> token =
        variable("TASKER_" + variable + "_AUTH_TOKEN").or(() -> variable("TASKER_AUTH_TOKEN"));
    if (token.isPresent()) {
      return new Credentials.Bearer(token.get());
    }
    String header = variable("TASKER_API_KEY_HEADER").orElse(Credentials.ApiKey.DEFAULT_HEADER);
    Optional<String> key = variable("TASKER_API_KEY");
    if (key.isPresent()) {
      return new Credentials.ApiKey(header, key.get());
    }
    return find("/" + part + "/auth/method")
        .map(method -> method(part, method, header))
        .orElse(Credentials.NONE);
  }

  private static Credentials method(String part, JsonNode method, String header) {
    String type = method.path("type").asText();
    JsonNode value = method.path("value");
    if (type.equals("BearerToken") && value.isTextual()) {
      return new Credentials.Bearer(value.asText());
    }
    if (type.equals("ApiKey") && value.isTextual()) {
      return new Credentials.ApiKey(header, value.asText());
    }
    if (type.equals("ApiKey") && value.path("key").isTextual()) {
      String named = value.path("header_name").asText(header);
      return new Credentials.ApiKey(named, value.path("key").asText());
    }
    // The value is not quoted: it may be a secret with a wrong type before it.
    throw new ClientConfigException(
        "%s.auth.method: type must be BearerToken or ApiKey, with a text as value; type was \"%s\""
            .formatted(part, type));
  }

  private long number(String pointer, String variable, long otherwise) {
    Optional<String> said = variable.isEmpty() ? Optional.empty() : variable(variable);
    String where = said.isPresent() ? variable : pointer.substring(1).replace('/', '.');
    return said.or(() -> find(pointer).map(JsonNode::asText))
        .map(
            text -> {
              try {
                return Long.parseLong(text);
              } catch (NumberFormatException e) {
                throw new ClientConfigException(
                    "%s must be a whole number, was \"%s\"".formatted(where, text), e);
              }
            })
        .orElse(otherwise);
  }

  private Optional<String> text(String pointer, String variable) {
    return variable(variable).or(() -> find(pointer).map(JsonNode::asText));
  }

  private Optional<String> variable(String name) {
    // What was read from a file has a line end more often than not.
    return Optional.ofNullable(environment.get(name))
        .map(String::strip)
        .filter(Predicate.not(String::isEmpty));
  }

  private Optional<JsonNode> find(String pointer) {
    return layers.stream()
        .map(layer -> layer.at(JsonPointer.compile(pointer)))
        .filter(Predicate.not(JsonNode::isMissingNode))
        .findFirst();
  }
}
