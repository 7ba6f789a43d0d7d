package io.tasker.core.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.core.config.CommonConfig;
import io.tasker.core.config.ConfigLoader;
import io.tasker.core.config.DatabaseConfig;
import io.tasker.core.db.Migrator;
import io.tasker.testkit.TcpProxy;
import io.tasker.testkit.TestDatabase;
import io.tasker.testkit.messaging.MemoryBroker;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NeededPartsIT {
  private final TestDatabase database = TestDatabase.create();
  private final TcpProxy network = TcpProxy.before(database.url());
  private final MemoryBroker broker = new MemoryBroker();
  private final AtomicInteger rests = new AtomicInteger();

  @AfterEach
  void close() {
    broker.close();
    network.close();
    database.close();
  }

  @Test
  void a_database_and_a_broker_that_come_late_are_waited_for() {
    network.cut("");
    broker.away();

    NeededParts.await(
        config(network.url(database.url())),
        broker,
        wait(
            rest -> {
              if (rest == 3) {
                network.restore();
              }
              if (rest == 6) {
                broker.back();
              }
            }));

    assertThat(rests).hasValue(6);
  }

  @Test
  void a_port_where_nobody_listens_and_a_host_that_nobody_knows_are_waited_for() {
    network.close();
    assertWaitsInVain(network.url(database.url()));
    assertWaitsInVain("postgresql://nobody.invalid/nothing");
  }

  private void assertWaitsInVain(String url) {
    rests.set(0);

    assertThatThrownBy(() -> NeededParts.await(config(url), broker, hurry()))
        .isInstanceOfSatisfying(
            TaskerException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE))
        .hasMessageContainingAll(
            "cannot connect to the database",
            "waited 60 s",
            "common.database.start_timeout_seconds");
    assertThat(rests).hasValue(3);
  }

  @Test
  void a_database_that_does_not_exist_is_not_waited_for() {
    assertThatThrownBy(
            () ->
                NeededParts.await(
                    config(database.url().replace(database.name(), "nothing")),
                    broker,
                    wait(_ -> {})))
        .hasMessageContaining("\"nothing\" does not exist");
    assertThat(rests).hasValue(0);
  }

  @Test
  void tls_that_the_server_does_not_have_is_not_waited_for() {
    assertThatThrownBy(
            () ->
                NeededParts.await(
                    config(database.url() + "&sslmode=require"), broker, wait(_ -> {})))
        .hasMessageContaining("SSL");
    assertThat(rests).hasValue(0);
  }

  @Test
  void a_schema_that_another_process_is_making_is_waited_for() {
    DatabaseConfig config = config(database.url()).database();
    Migrator migrator = Schema.migrator(config, broker, getClass().getClassLoader());

    NeededParts.awaitSchema(
        config,
        migrator,
        wait(
            rest -> {
              if (rest == 2) {
                migrator.migrate();
              }
            }));

    assertThat(rests).hasValue(2);
  }

  @Test
  void a_schema_that_nobody_makes_is_named_with_what_to_do() {
    DatabaseConfig config = config(database.url()).database();
    Migrator migrator = Schema.migrator(config, broker, getClass().getClassLoader());

    assertThatThrownBy(() -> NeededParts.awaitSchema(config, migrator, hurry()))
        .isInstanceOfSatisfying(
            TaskerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SCHEMA_INVALID))
        .hasMessageContainingAll("tasker migrate", "waited 60 s");
  }

  @Test
  void what_is_there_is_not_waited_for() {
    assertThatCode(() -> NeededParts.await(config(database.url()), broker, wait(_ -> {})))
        .doesNotThrowAnyException();
    assertThat(rests).hasValue(0);
  }

  private interface AtRest {
    void number(int rest);
  }

  /** Each rest takes 20 s. */
  private StartWait hurry() {
    long[] nanos = new long[1];
    return new StartWait(
        () -> nanos[0],
        _ -> {
          rests.incrementAndGet();
          nanos[0] += Duration.ofSeconds(20).toNanos();
        });
  }

  /** Time stands still; each rest is an occasion to do something. */
  private StartWait wait(AtRest atRest) {
    return new StartWait(() -> 0, _ -> atRest.number(rests.incrementAndGet()));
  }

  private CommonConfig config(String url) {
    return ConfigLoader.defaults(
            Map.of("common.database.url", url, "common.database.username", database.username()))
        .config()
        .common();
  }
}
