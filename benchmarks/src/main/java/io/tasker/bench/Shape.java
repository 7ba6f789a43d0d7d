package io.tasker.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The steps of a workflow and what each waits for.
 *
 * @param parents by step number, the numbers of the steps that it waits for; parents come first
 */
public record Shape(List<List<Integer>> parents) {
  public Shape {
    parents = parents.stream().map(List::copyOf).toList();
  }

  /** One step after the other. */
  public static Shape linear(int steps) {
    return new Shape(
        IntStream.range(0, steps)
            .mapToObj(step -> step == 0 ? List.<Integer>of() : List.of(step - 1))
            .toList());
  }

  /** One step, so many that wait for it, and one that waits for all of those. */
  public static Shape fan(int width) {
    List<List<Integer>> parents = new ArrayList<>();
    parents.add(List.of());
    IntStream.range(0, width).forEach(_ -> parents.add(List.of(0)));
    parents.add(IntStream.rangeClosed(1, width).boxed().toList());
    return new Shape(parents);
  }

  /** How many steps. */
  public int size() {
    return parents.size();
  }

  /** By step number, the numbers of the steps that wait for it. */
  public List<List<Integer>> dependents() {
    List<List<Integer>> dependents = new ArrayList<>();
    parents.forEach(_ -> dependents.add(new ArrayList<>()));
    for (int step = 0; step < size(); step++) {
      for (int parent : parents.get(step)) {
        dependents.get(parent).add(step);
      }
    }
    return dependents;
  }

  /**
   * Steps by the longest way from a root: those of a wave are ready when the wave before is done.
   */
  public List<List<Integer>> waves() {
    List<List<Integer>> waves = new ArrayList<>();
    int[] wave = new int[size()];
    for (int step = 0; step < size(); step++) {
      for (int parent : parents.get(step)) {
        wave[step] = Math.max(wave[step], wave[parent] + 1);
      }
      while (waves.size() <= wave[step]) {
        waves.add(new ArrayList<>());
      }
      waves.get(wave[step]).add(step);
    }
    return waves;
  }
}
