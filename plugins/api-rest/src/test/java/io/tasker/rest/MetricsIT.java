package io.tasker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Tag;
import io.helidon.service.registry.Services;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MetricsIT {
  private static final String LABEL = "[a-zA-Z_]\\w*=\"([^\"\\\\\\n]|\\\\.)*\"";
  private static final Pattern SAMPLE =
      Pattern.compile(
          "[a-zA-Z_:][\\w:]*(\\{%1$s(,%1$s)*,?})? (-?[\\d.]+(E-?\\d+)?|NaN|[+-]Inf)"
              .formatted(LABEL));

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
  void every_line_is_one_that_prometheus_reads_and_a_family_is_announced_once() {
    var registry = Services.get(MeterRegistry.class);
    for (String label : List.of("a", "b\"\\")) {
      registry.getOrCreate(
          Counter.builder("tasker.test.labelled.total").tags(List.of(Tag.create("of", label))));
    }
    try (var api = ApiFixture.start()) {
      var lines = api.get("/metrics").body().lines().toList();

      assertThat(lines)
          .filteredOn(line -> line.startsWith("tasker_test_labelled_total"))
          .hasSize(2);
      assertThat(lines)
          .allMatch(line -> line.startsWith("#") || SAMPLE.matcher(line).matches())
          .noneMatch(line -> line.contains("{}"));
      assertThat(lines.stream().filter(line -> line.startsWith("# TYPE")).map(MetricsIT::family))
          .doesNotHaveDuplicates();
      assertThat(lines.stream().filter(line -> line.startsWith("# HELP")).map(MetricsIT::family))
          .doesNotHaveDuplicates();
    }
  }

  private static String family(String line) {
    return line.split(" ")[2];
  }

  @Test
  void a_gauge_that_informs_keeps_its_public_name() {
    Services.get(MeterRegistry.class)
        .getOrCreate(
            Gauge.builder("tasker.orchestration.info", () -> 1)
                .baseUnit("")
                .tags(List.of(Tag.create("version", "1.2.3"))));
    try (var api = ApiFixture.start()) {
      assertThat(api.get("/metrics").body())
          .containsPattern("(?m)^tasker_orchestration_info\\{.*version=\"1.2.3\".*} 1\\.0$");
    }
  }

  @Test
  void the_virtual_machine_is_measured_too() {
    try (var api = ApiFixture.start()) {
      assertThat(api.get("/metrics").body()).contains("memory_usedHeap_bytes");
    }
  }
}
