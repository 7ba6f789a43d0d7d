package io.tasker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.service.registry.Services;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MetricsIT {
  @Test
  void a_counter_of_the_process_appears_with_its_value() {
    var counter =
        Services.get(MeterRegistry.class)
            .getOrCreate(Counter.builder("tasker.tasks.requests.total").description("Tasks asked"));
    try (var api = ApiFixture.start()) {
      counter.increment(3);

      var answer = api.get("/metrics");

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("content-type").orElse("")).startsWith("text/plain; version=0.0.4");
      assertThat(answer.body())
          .contains("# TYPE tasker_tasks_requests_total counter")
          .containsPattern("(?m)^tasker_tasks_requests_total(\\{[^}]*})? 3\\.0$");
    }
  }

  @Test
  void the_virtual_machine_is_measured_too() {
    try (var api = ApiFixture.start()) {
      assertThat(api.get("/metrics").body()).contains("memory_usedHeap_bytes");
    }
  }
}
