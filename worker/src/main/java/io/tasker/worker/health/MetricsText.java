package io.tasker.worker.health;

import io.helidon.common.media.type.MediaTypes;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.MetricsFactory;
import io.helidon.metrics.api.SystemTagsManager;
import io.helidon.metrics.spi.MeterRegistryFormatterProvider;
import io.helidon.service.registry.Services;
import java.util.List;
import java.util.ServiceLoader;

/** All meters of the process in the text form that Prometheus reads. */
final class MetricsText {
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final List<MeterRegistryFormatterProvider> providers =
      ServiceLoader.load(MeterRegistryFormatterProvider.class, MetricsText.class.getClassLoader())
          .stream()
          .map(ServiceLoader.Provider::get)
          .toList();
  private final MeterRegistry registry = Services.get(MeterRegistry.class);

  String write() {
    var config = Services.get(MetricsFactory.class).metricsConfig();
    var scope = SystemTagsManager.instance().scopeTagName();
    return providers.stream()
        .flatMap(
            provider ->
                provider
                    .formatter(MediaTypes.TEXT_PLAIN, config, registry, scope, List.of(), List.of())
                    .stream())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no Prometheus formatter on the class path"))
        .format()
        .map(String::valueOf)
        .orElse("");
  }
}
