package io.tasker.core.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.metrics.api.MeterRegistry;
import io.helidon.service.registry.Services;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.security.Caller;
import io.tasker.contract.spi.security.CallerCheck;
import io.tasker.contract.spi.security.Credentials;
import io.tasker.contract.spi.security.Permission;
import io.tasker.contract.spi.security.Verdict;
import io.tasker.core.config.ConfigLoader;
import io.tasker.core.config.LoadedConfig;
import io.tasker.core.metric.SecurityMetric;
import io.tasker.core.telemetry.Meters;
import io.tasker.token.RsaKeys;
import io.tasker.token.TokenClaims;
import io.tasker.token.TokenMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CallersIT {
  private static final String SECTION = "orchestration.web.auth.";
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final RsaKeys.Pair PAIR = RsaKeys.generate(2_048);
  private static final String KEYS =
      """
      [{key: k-reader, permissions: ["tasks:read", "tasks:list"], description: "the reader"},
       {key: k-all, permissions: ["*"]}, {key: k-nothing}]
      """;

  @TempDir Path folder;

  private final Meters meters = new Meters(Services.get(MeterRegistry.class));

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          -,                  -,        tasks:read,   missing
          Basic dTpw,         -,        tasks:read,   missing
          Bearer,             -,        tasks:read,   missing
          -,                  k-none,   tasks:read,   invalid
          -,                  '',       tasks:read,   invalid
          Bearer nonsense,    -,        tasks:read,   invalid
          Bearer nonsense,    k-all,    tasks:read,   invalid
          'Bearer ',          k-all,    tasks:read,   invalid
          Basic dTpw,         k-all,    tasks:read,   api-key-2
          Bearer\u00e4 x,     k-all,    tasks:read,   malformed
          -,                  k-\u00e4, tasks:read,   malformed
          -,                  k-reader, tasks:read,   the?reader
          -,                  k-reader, tasks:list,   the?reader
          -,                  k-reader, tasks:create, forbidden
          -,                  k-all,    dlq:update,   api-key-2
          -,                  k-nothing, tasks:read,  forbidden
          """)
  void each_caller_gets_his_answer(
      @Nullable String authorization, @Nullable String key, String permission, String expected) {
    CallerCheck check =
        check("api_keys_enabled", "true", "api_keys", KEYS, "jwt_public_key", PAIR.publicPem());

    assertThat(said(check.check(new Credentials(authorization, key), permission)))
        .isEqualTo(expected);
  }

  @Test
  void tokens_are_told_apart() {
    CallerCheck check = check("jwt_public_key", PAIR.publicPem());

    assertThat(bearer(check, "Bearer ", token("tasker-api", 60, "tasks:*"), "tasks:cancel"))
        .isEqualTo("ci");
    assertThat(bearer(check, "bearer ", token("tasker-api", 60, "tasks:*"), "tasks:cancel"))
        .isEqualTo("ci");
    assertThat(bearer(check, "Bearer ", token("tasker-api", 60, "tasks:*"), "dlq:read"))
        .isEqualTo("forbidden");
    assertThat(bearer(check, "Bearer ", token("tasker-api", -120, "tasks:*"), "tasks:cancel"))
        .isEqualTo("expired");
    assertThat(bearer(check, "Bearer ", token("elsewhere", 60, "tasks:*"), "tasks:cancel"))
        .isEqualTo("invalid");
    assertThat(bearer(check, "Bearer ", token("tasker-api", 60, "tasks:*", "*"), "tasks:cancel"))
        .isEqualTo("invalid");
    assertThat(check.check(new Credentials(null, "k-all"), "tasks:read"))
        .isEqualTo(new Verdict.Invalid(false));
  }

  @Test
  void without_strict_validation_an_unknown_permission_only_grants_nothing() {
    CallerCheck check = check("jwt_public_key", PAIR.publicPem(), "strict_validation", "false");
    String token = token("tasker-api", 60, "tasks:read", "task:create", "*");

    assertThat(bearer(check, "Bearer ", token, "tasks:read")).isEqualTo("ci");
    assertThat(bearer(check, "Bearer ", token, "tasks:create")).isEqualTo("forbidden");
  }

  @Test
  void one_key_may_do_everything_unless_there_is_a_list() {
    assertThat(said(check("api_key", "k-one").check(new Credentials(null, "k-one"), "dlq:update")))
        .isEqualTo("api-key");
    CallerCheck listed = check("api_key", "k-one", "api_keys_enabled", "true", "api_keys", KEYS);
    assertThat(said(listed.check(new Credentials(null, "k-one"), "dlq:update")))
        .isEqualTo("invalid");
    CallerCheck off = check("api_key", "k-one", "api_keys", KEYS);
    assertThat(said(off.check(new Credentials(null, "k-all"), "dlq:update"))).isEqualTo("invalid");
  }

  @Test
  void switched_off_everybody_may_do_everything() {
    CallerCheck check =
        SecuritySetup.of(
            ConfigLoader.defaults(Map.of()).config().orchestration().auth(),
            folder,
            Clock.systemUTC(),
            meters);

    assertThat(check.check(Credentials.NONE, "dlq:update"))
        .isEqualTo(new Verdict.Admitted(Caller.ANYBODY));
  }

  @Test
  void a_key_in_a_file_wins() throws IOException {
    Files.writeString(folder.resolve("key.pem"), PAIR.publicPem());
    CallerCheck check =
        check(
            "jwt_public_key_path",
            "key.pem",
            "jwt_public_key",
            RsaKeys.generate(2_048).publicPem());

    assertThat(bearer(check, "Bearer ", token("tasker-api", 60, "tasks:*"), "tasks:read"))
        .isEqualTo("ci");
  }

  @Test
  void what_cannot_be_used_stops_the_start() {
    refused("nobody could be let in");
    refused("key.pem cannot be read", "jwt_public_key_path", "key.pem");
    refused("jwt_public_key is not in PEM form", "jwt_public_key", "hush");
    refused("must be a public key, was PRIVATE KEY", "jwt_public_key", PAIR.privatePem());
    refused(
        "jwt_allowed_algorithms is empty",
        "jwt_public_key",
        PAIR.publicPem(),
        "jwt_allowed_algorithms",
        "[]");
    refused(
        "api_keys has the same key twice, again in entry 2",
        "api_keys_enabled",
        "true",
        "api_keys",
        "[{key: hush}, {key: hush}]");
    refused(
        "entry 1 has the unknown permission \"tasks:crate\"; nearest known: tasks:create",
        "api_keys_enabled",
        "true",
        "api_keys",
        "[{key: hush, permissions: [tasks:crate]}]");
  }

  @Test
  void secrets_are_not_shown() {
    LoadedConfig loaded =
        loaded("api_key", "hush-1", "api_keys", "[{key: hush-2}]", "jwt_public_key", "hush-3");

    assertThat(loaded.toString() + loaded.config() + new Credentials("hush-4", "hush-5"))
        .doesNotContain("hush");
    assertThat(loaded.masked().get(SECTION + "api_keys").items()).containsExactly("***");
  }

  @Test
  void verdicts_are_counted() {
    CallerCheck check = check("api_keys_enabled", "true", "api_keys", KEYS);
    double denials = meters.counter(SecurityMetric.PERMISSION_DENIALS, "dlq:stats").count();
    double missing = meters.counter(SecurityMetric.AUTH_FAILURES, "missing").count();
    double calls = meters.counter(SecurityMetric.AUTH_REQUESTS, "api_key", "success").count();

    check.check(Credentials.NONE, "dlq:stats");
    check.check(new Credentials(null, "k-reader"), "dlq:stats");

    assertThat(meters.counter(SecurityMetric.PERMISSION_DENIALS, "dlq:stats").count() - denials)
        .isOne();
    assertThat(meters.counter(SecurityMetric.AUTH_FAILURES, "missing").count() - missing).isOne();
    assertThat(meters.counter(SecurityMetric.AUTH_REQUESTS, "api_key", "success").count() - calls)
        .isOne();
  }

  @Test
  void which_task_exists_is_told_to_its_readers() {
    var failure = new TaskerException(ErrorCode.TASK_EXISTS, "this identity exists: 42");
    Caller creator = new Caller("x", Set.of(Permission.TASKS_CREATE));

    assertThat(Caller.ANYBODY.mayHear(failure)).isSameAs(failure);
    assertThat(creator.mayHear(failure)).hasMessage("A task with this identity already exists");
    var other = new TaskerException(ErrorCode.TASK_NOT_FOUND, "42");
    assertThat(creator.mayHear(other)).isSameAs(other);
  }

  private void refused(String message, String... settings) {
    assertThatThrownBy(() -> check(settings))
        .isInstanceOf(TaskerException.class)
        .hasMessageContaining(message)
        .hasMessageNotContainingAny("hush", "BEGIN PRIVATE")
        .hasMessageStartingWith(SECTION);
  }

  private CallerCheck check(String... settings) {
    return SecuritySetup.of(
        loaded(settings).config().orchestration().auth(),
        folder,
        Clock.fixed(NOW, ZoneOffset.UTC),
        meters);
  }

  private static LoadedConfig loaded(String... settings) {
    Map<String, String> overrides = new HashMap<>(Map.of(SECTION + "enabled", "true"));
    for (int i = 0; i < settings.length; i += 2) {
      overrides.put(SECTION + settings[i], settings[i + 1]);
    }
    return ConfigLoader.defaults(overrides);
  }

  private static String token(String audience, int seconds, String... permissions) {
    var claims =
        new TokenClaims(
            "ci", "tasker-core", List.of(audience), List.of(permissions), NOW.plusSeconds(seconds));
    return new TokenMaker(RsaKeys.privateKey(PAIR.privatePem()))
        .make(claims, NOW.minusSeconds(300));
  }

  private static String bearer(CallerCheck check, String scheme, String token, String permission) {
    return said(check.check(new Credentials(scheme + token, null), permission));
  }

  private static String said(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Admitted(var caller) -> caller.subject();
      case Verdict.Refused refused -> refused.reason();
    };
  }
}
