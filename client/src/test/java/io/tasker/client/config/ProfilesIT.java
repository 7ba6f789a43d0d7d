package io.tasker.client.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.client.error.ClientConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProfilesIT {
  private static final String FILE =
      """
      [profile.default]
      description = "this machine"
      [profile.default.orchestration]
      timeout_ms = 5000

      [profile.staging]
      namespaces = ["shop"]
      [profile.staging.orchestration]
      base_url = "https://tasker.staging.example"
      max_retries = 5
      [profile.staging.orchestration.auth]
      method = { type = "ApiKey", value = { key = "k-1", header_name = "X-Key" } }
      """;

  @TempDir private Path folder;

  @Test
  void a_profile_builds_on_the_default_one() throws IOException {
    Profile staging = profiles(FILE, Map.of()).get("staging");

    assertThat(staging.server().baseUri()).hasToString("https://tasker.staging.example");
    assertThat(staging.server().timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(staging.server().maxAttempts()).isEqualTo(5);
    assertThat(staging.server().credentials()).isEqualTo(new Credentials.ApiKey("X-Key", "k-1"));
    assertThat(staging.server().credentials().toString()).doesNotContain("k-1");
    assertThat(staging.worker().baseUri()).hasToString("http://localhost:8081");
    assertThat(staging.description()).isNull();
  }

  @Test
  void the_environment_wins_and_chooses() throws IOException {
    Profile chosen =
        profiles(
                FILE,
                Map.of(
                    "TASKER_CLIENT_PROFILE", "staging",
                    "TASKER_ORCHESTRATION_URL", "http://here:1",
                    "TASKER_AUTH_TOKEN", "t-1",
                    "TASKER_ORCHESTRATION_TIMEOUT_MS", "7"))
            .chosen();

    assertThat(chosen.name()).isEqualTo("staging");
    assertThat(chosen.server().baseUri()).hasToString("http://here:1");
    assertThat(chosen.server().credentials()).isEqualTo(new Credentials.Bearer("t-1"));
    assertThat(chosen.server().timeout()).isEqualTo(Duration.ofMillis(7));
  }

  @Test
  void the_first_file_that_exists_is_taken_and_none_is_fine() throws IOException {
    Path home = folder.resolve("home/.tasker/client.toml");
    Files.createDirectories(home.getParent());
    Files.writeString(home, FILE);

    assertThat(Profiles.find(Profiles.searched(folder, folder.resolve("home")), Map.of()).file())
        .contains(home);
    Profiles none = Profiles.find(Profiles.searched(folder, folder), Map.of());
    assertThat(none.names()).containsExactly("default");
    assertThat(none.chosen().server().baseUri()).hasToString("http://localhost:8080");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          profile.x.orchestration.base_ulr = "http://a"        | profile.x.orchestration: unknown key base_ulr; allowed: base_url, grpc_url, ca_file, timeout_ms, max_retries, auth; did you mean base_url?
          profile.x.transprot = "rest"                         | profile.x: unknown key transprot; allowed: description, namespaces, transport, tools, orchestration, worker; did you mean transport?
          profile.x.transport = "grcp"                         | transport "grcp" is not known; allowed: rest, grpc
          profile.x.orchestration.base_url = "here"            | base_url must be http://HOST
          profile.x = {transport = "grpc", orchestration = {grpc_url = "http://a/b"}} | grpc_url must be http://HOST[:PORT]
          profile.x.orchestration.timeout_ms = "soon"          | orchestration.timeout_ms must be a whole number, was "soon"
          profile.x.orchestration.max_retries = 0              | max_retries must be 1 to 20 (tries), was 0
          profile.x.orchestration.auth.method.type = "Token"   | orchestration.auth.method: type must be BearerToken or ApiKey
          profile.x = =                                        | client.toml:1:
          """)
  void a_mistake_is_named_with_what_is_allowed(String text, String said) {
    assertThatThrownBy(() -> profiles(text, Map.of()).get("x"))
        .isInstanceOf(ClientConfigException.class)
        .hasMessageContaining(said);
  }

  @Test
  void a_name_that_is_not_there_is_answered_with_the_nearest() throws IOException {
    Profiles profiles = profiles(FILE, Map.of());

    assertThatThrownBy(() -> profiles.get("stagin"))
        .hasMessageContaining("allowed: default, staging; did you mean staging?");
  }

  private Profiles profiles(String text, Map<String, String> environment) throws IOException {
    Path file = folder.resolve("client.toml");
    Files.writeString(file, text);
    return Profiles.read(file, environment);
  }
}
