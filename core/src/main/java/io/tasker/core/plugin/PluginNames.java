package io.tasker.core.plugin;

import io.tasker.core.config.TaskerConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which folders below {@code plugins} a configuration asks for; there is no second list. */
public final class PluginNames {
  static final String BACKEND = "common.queues.backend";
  static final String WEB = "orchestration.web.enabled";
  static final String GRPC = "orchestration.grpc.enabled";

  private static final String MESSAGING = "messaging-";
  private static final String REST_FOLDER = "api-rest";
  private static final String GRPC_FOLDER = "api-grpc";

  private PluginNames() {}

  /** What a server needs: messaging and the APIs that are enabled. */
  public static List<String> forServer(TaskerConfig config) {
    List<String> names = new ArrayList<>(forWorker(config));
    if (config.orchestration().webEnabled()) {
      names.add(REST_FOLDER);
    }
    if (config.orchestration().grpcEnabled()) {
      names.add(GRPC_FOLDER);
    }
    return List.copyOf(names);
  }

  /** What a worker needs: messaging. */
  public static List<String> forWorker(TaskerConfig config) {
    return List.of(MESSAGING + config.common().queues().backend());
  }

  /** The configuration key that asks for a folder. */
  static Optional<String> keyOf(String name) {
    if (name.startsWith(MESSAGING)) {
      return Optional.of(BACKEND);
    }
    return switch (name) {
      case REST_FOLDER -> Optional.of(WEB);
      case GRPC_FOLDER -> Optional.of(GRPC);
      default -> Optional.empty();
    };
  }
}
