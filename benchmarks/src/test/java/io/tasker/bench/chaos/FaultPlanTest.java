package io.tasker.bench.chaos;

import static io.tasker.examples.demo.Backend.PGMQ;
import static io.tasker.examples.demo.Backend.RABBITMQ;
import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.bench.chaos.Fault.Kind;
import io.tasker.examples.demo.Backend;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FaultPlanTest {
  @Test
  void the_same_seed_gives_the_same_faults() {
    assertThat(FaultPlan.of(7, 40, PGMQ)).isEqualTo(FaultPlan.of(7, 40, PGMQ));
    assertThat(FaultPlan.of(7, 40, PGMQ)).isNotEqualTo(FaultPlan.of(8, 40, PGMQ));
  }

  @Test
  void there_are_as_many_strikes_as_asked_for() {
    for (Backend messaging : Backend.values()) {
      for (int kills = Kind.with(messaging).size(); kills < 60; kills++) {
        List<Fault> faults = FaultPlan.of(kills, kills, messaging);
        assertThat(faults.stream().mapToInt(Fault::strikes).sum()).isEqualTo(kills);
      }
    }
  }

  @Test
  void a_small_plan_has_every_kind_that_there_can_be() {
    for (int seed = 0; seed < 50; seed++) {
      assertThat(FaultPlan.of(seed, 10, PGMQ))
          .extracting(Fault::kind)
          .containsAll(Kind.with(PGMQ))
          .doesNotContain(Kind.STOP_BROKER, Kind.DELETE_QUEUE);
      assertThat(FaultPlan.of(seed, 20, RABBITMQ)).extracting(Fault::kind).contains(Kind.values());
    }
  }

  @Test
  void who_is_stopped_wakes_up_without_its_leases() {
    assertThat(FaultPlan.of(1, 500, RABBITMQ))
        .filteredOn(fault -> fault.kind() == Kind.PAUSE_WORKER)
        .isNotEmpty()
        .allSatisfy(fault -> assertThat(fault.lasting()).isGreaterThan(Settings.LEASE));
  }
}
