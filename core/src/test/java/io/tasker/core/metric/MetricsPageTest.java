package io.tasker.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.core.house.Checkout;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MetricsPageTest {
  @Test
  void the_document_is_what_the_table_says() throws Exception {
    assertThat(Checkout.read("docs/metrics.md")).isEqualTo(MetricsPage.text());
  }

  @Test
  void names_are_unique_and_ours() {
    assertThat(Metric.all().stream().map(Metric::publicName))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("tasker(\\.[a-z][a-z_]*)+"));
  }

  @Test
  void no_label_is_an_id_of_work() {
    assertThat(Metric.all().stream().flatMap(metric -> metric.labels().stream()))
        .isNotEmpty()
        .noneMatch(label -> label.contains("task") || label.contains("step"))
        .doesNotContain("correlation_id", "trace_id");
  }
}
