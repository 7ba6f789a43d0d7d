package io.tasker.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.bench.chaos.Evidence.Ending;
import io.tasker.examples.demo.Backend;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small chaos run; {@code ./dev chaos} is the long one. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChaosIT {
  private static final Path HOME = Path.of("../distribution/target/tasker");
  private static final ChaosPlan PLAN =
      new ChaosPlan(Long.getLong("seed", 1), 18, 400, Backend.PGMQ);

  @TempDir private Path work;

  @Test
  void whatever_dies_every_task_ends_as_it_must_and_nothing_runs_twice_at_once() throws Exception {
    Verdict verdict =
        ChaosRun.run(PLAN, HOME.toAbsolutePath().normalize(), work, System.out::println);

    VerdictTable.of(verdict).forEach(System.out::println);
    assertThat(verdict.violations()).as("violations with seed %d", PLAN.seed()).isEmpty();
    assertThat(verdict.tally().strikes()).isEqualTo(PLAN.kills());
    assertThat(verdict.evidence().tasks()).hasSize(PLAN.tasks());
    assertThat(verdict.evidence().attempts())
        .as("leases that killed and stopped workers left behind")
        .anyMatch(attempt -> attempt.ending() == Ending.LEASE_EXPIRED);
  }
}
