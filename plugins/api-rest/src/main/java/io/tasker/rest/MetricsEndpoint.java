package io.tasker.rest;

import io.helidon.common.media.type.MediaTypes;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.MetricsFactory;
import io.helidon.metrics.api.SystemTagsManager;
import io.helidon.metrics.spi.MeterRegistryFormatterProvider;
import io.helidon.service.registry.Services;
import io.tasker.rest.route.Call;
import io.tasker.rest.route.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** All meters of the process in the text form that Prometheus reads. */
final class MetricsEndpoint {
  private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
  private static final int OK = 200;

  // Looked up once, while the context class loader is the one that sees the plugins.
  private final List<MeterRegistryFormatterProvider> providers =
      ServiceLoader.load(MeterRegistryFormatterProvider.class).stream()
          .map(ServiceLoader.Provider::get)
          .toList();

  private final MeterRegistry registry = Services.get(MeterRegistry.class);

  Reply scrape(Call call) {
    return new Reply(OK, CONTENT_TYPE, text().getBytes(StandardCharsets.UTF_8), Map.of(), false);
  }

  private String text() {
    var config = Services.get(MetricsFactory.class).metricsConfig();
    var scopeTag = SystemTagsManager.instance().scopeTagName();
    return providers.stream()
        .flatMap(
            provider ->
                provider
                    .formatter(
                        MediaTypes.TEXT_PLAIN, config, registry, scopeTag, List.of(), List.of())
                    .stream())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no Prometheus formatter on the class path"))
        .format()
        .map(String::valueOf)
        .orElse("");
  }
}
