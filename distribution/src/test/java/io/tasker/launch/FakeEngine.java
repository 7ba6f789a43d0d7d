package io.tasker.launch;

import io.tasker.core.boot.RetentionRun;
import io.tasker.core.boot.TemplateOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Notes what it was asked for, and fails if told to. */
final class FakeEngine extends Engine {
  final List<String> calls = new ArrayList<>();
  List<String> violations = List.of();
  List<TemplateOutcome> outcomes = List.of();
  @Nullable LaunchOptions options;
  @Nullable RuntimeException failure;

  FakeEngine() {
    super(Map.of());
  }

  @Override
  Running startServer(LaunchOptions given) {
    note("server", given);
    return running();
  }

  @Override
  Running startWorker(LaunchOptions given) {
    note("worker", given);
    return running();
  }

  @Override
  List<String> migrate(LaunchOptions given) {
    note("migrate", given);
    return List.of("schema is at 3");
  }

  @Override
  List<TemplateOutcome> registerTemplates(LaunchOptions given, List<Path> files) {
    note("register " + files, given);
    return outcomes;
  }

  @Override
  List<String> verify(LaunchOptions given) {
    note("verify", given);
    return violations;
  }

  @Override
  void retention(LaunchOptions given, RetentionRun.Wish wish, Consumer<String> out) {
    note("retention " + wish, given);
    out.accept("would delete tasks=3");
  }

  @Override
  List<String> plugins(LaunchOptions given) {
    note("plugins", given);
    return List.of("api-rest enabled");
  }

  private void note(String call, LaunchOptions given) {
    calls.add(call);
    options = given;
    if (failure != null) {
      throw failure;
    }
  }

  private Running running() {
    return new Running() {
      @Override
      public Duration shutdownTimeout() {
        return Duration.ofSeconds(10);
      }

      @Override
      public void reload() {
        calls.add("reload");
      }

      @Override
      public void stop() {
        calls.add("stop");
      }
    };
  }
}
