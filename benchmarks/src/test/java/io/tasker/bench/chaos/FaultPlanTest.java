package io.tasker.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.bench.chaos.Fault.Kind;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FaultPlanTest {
  @Test
  void the_same_seed_gives_the_same_faults() {
    assertThat(FaultPlan.of(7, 40)).isEqualTo(FaultPlan.of(7, 40));
    assertThat(FaultPlan.of(7, 40)).isNotEqualTo(FaultPlan.of(8, 40));
  }

  @Test
  void there_are_as_many_strikes_as_asked_for() {
    for (int kills = 6; kills < 60; kills++) {
      List<Fault> faults = FaultPlan.of(kills, kills);
      assertThat(faults.stream().mapToInt(Fault::strikes).sum()).isEqualTo(kills);
    }
  }

  @Test
  void a_plan_of_ten_has_every_kind() {
    for (int seed = 0; seed < 50; seed++) {
      assertThat(FaultPlan.of(seed, 10)).extracting(Fault::kind).contains(Kind.values());
    }
  }

  @Test
  void who_is_stopped_wakes_up_without_its_leases() {
    assertThat(FaultPlan.of(1, 500))
        .filteredOn(fault -> fault.kind() == Kind.PAUSE_WORKER)
        .isNotEmpty()
        .allSatisfy(fault -> assertThat(fault.lasting()).isGreaterThan(Settings.LEASE));
  }
}
