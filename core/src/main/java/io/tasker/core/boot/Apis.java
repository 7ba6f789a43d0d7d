package io.tasker.core.boot;

import static java.lang.System.Logger.Level.WARNING;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.operations.Operations;
import io.tasker.contract.spi.api.ApiListener;
import io.tasker.contract.spi.security.CallerCheck;
import io.tasker.core.component.Component;
import io.tasker.core.config.LoadedConfig;
import io.tasker.core.config.OrchestrationConfig;
import io.tasker.core.plugin.PluginCatalog;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** The doors to the outside that are switched on. */
final class Apis {
  private static final System.Logger LOG = System.getLogger(Apis.class.getName());

  private Apis() {}

  /** Makes them; none is started. */
  static List<ApiListener> enabled(
      LoadedConfig loaded, ClassLoader plugins, Operations operations, CallerCheck callers) {
    OrchestrationConfig settings = loaded.config().orchestration();
    List<String> enabled = new ArrayList<>();
    if (settings.webEnabled()) {
      enabled.add("web");
    }
    if (settings.grpcEnabled()) {
      enabled.add("grpc");
    }
    return enabled.stream()
        .map(
            key ->
                PluginCatalog.api(plugins, key)
                    .create(loaded.plugin("orchestration." + key), operations, callers))
        .toList();
  }

  /** Says so if whoever reaches the address may do everything. */
  static void warnIfOpen(ApiListener listener, boolean checked) {
    InetAddress address = listener.address().getAddress();
    if (!checked && address != null && !address.isLoopbackAddress()) {
      LOG.log(
          WARNING,
          "everybody who reaches {0} may do everything: orchestration.web.auth.enabled is false",
          listener.address());
    }
  }

  /** One of them as a part of the server. */
  static Component component(ApiListener listener) {
    return new Component() {
      @Override
      public String name() {
        return listener.getClass().getSimpleName();
      }

      @Override
      public void start() {
        try {
          listener.start();
        } catch (IllegalStateException e) { // the address, which an operator can change
          throw new TaskerException(ErrorCode.CONFIG_INVALID, String.valueOf(e.getMessage()), e);
        }
      }

      @Override
      public void stop() {
        listener.stop();
      }
    };
  }
}
