package io.tasker.testkit;

import io.tasker.devmode.EmbeddedDatabase;
import io.tasker.devmode.EmbeddedDatabaseConfig;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The one server of a test JVM and the templates on it. */
final class TestServer {
  private final EmbeddedDatabase server;
  private final ConcurrentMap<String, String> templates = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  private TestServer(EmbeddedDatabase server) {
    this.server = server;
  }

  static TestServer shared() {
    return Shared.SERVER;
  }

  TestDatabase empty() {
    var name = next("test");
    server.createDatabase(name);
    return new TestDatabase(server, name);
  }

  TestDatabase copy(String key, Consumer<String> migrate) {
    // Atomic per key: others that want the same template wait for it.
    var template = templates.computeIfAbsent(key, _ -> template(migrate));
    var name = next("test");
    server.createDatabase(name, template);
    return new TestDatabase(server, name);
  }

  private String template(Consumer<String> migrate) {
    var name = next("template");
    server.createDatabase(name);
    try {
      migrate.accept(server.jdbcUrl(name));
    } catch (RuntimeException | Error e) {
      server.dropDatabase(name);
      throw e;
    }
    return name;
  }

  private String next(String kind) {
    return kind + "_" + count.incrementAndGet();
  }

  // Started by the first use of the class; the server stops itself with the JVM.
  private static final class Shared {
    static final TestServer SERVER =
        new TestServer(
            EmbeddedDatabase.start(
                EmbeddedDatabaseConfig.temporary()
                    .durable(false)
                    .setting("max_connections", "200")
                    .setting("shared_preload_libraries", "pg_stat_statements")));
  }
}
