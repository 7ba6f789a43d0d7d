package io.tasker.core.metric;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The document about metrics, from the table of metrics. */
public final class MetricsPage {
  private MetricsPage() {}

  /**
   * Writes {@code metrics.md}.
   *
   * @param args the folder
   */
  public static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[0]).resolve("metrics.md"), text(), StandardCharsets.UTF_8);
  }

  /** The whole document, Markdown. */
  public static String text() {
    StringBuilder page = new StringBuilder();
    page.append("# Metrics\n\n")
        .append(
            "Written by `MetricsPage` from `Metric`; a test holds the two together. How to read ")
        .append("them:\n[observability.md](observability.md).\n");
    for (Metric.Place place : Metric.Place.values()) {
      page.append("\n## ").append(title(place)).append("\n\n");
      page.append("| Name | Kind | Unit | Labels | Meaning |\n|---|---|---|---|---|\n");
      for (Metric metric : Metric.all()) {
        if (metric.place() == place) {
          page.append(row(metric));
        }
      }
    }
    return page.toString();
  }

  private static String title(Metric.Place place) {
    return switch (place) {
      case SERVER -> "Server";
      case WORKER -> "Worker";
      case BOTH -> "Both";
    };
  }

  private static String row(Metric metric) {
    return "| `%s` | %s | %s | %s | %s |\n"
        .formatted(
            metric.publicName(),
            metric.kind().name().toLowerCase(Locale.ROOT),
            metric.unit(),
            String.join(", ", metric.labels()),
            metric.meaning());
  }
}
