package io.tasker.core.writer;

import io.tasker.bench.Shape;
import io.tasker.bench.micro.MicroBenchmark;
import io.tasker.core.writer.GivenSet.Decided;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Who is ready after a set of results, and which rows and messages follow: everything between
 * reading and writing. Time per result, or per step that becomes ready where one result does that.
 */
@Warmup(iterations = 5, time = 1) // so much code takes longer to compile
public class ResolutionBenchmark extends MicroBenchmark {
  private static final int WIDTH = 1_000;
  private static final int LAYERS = 20;
  private static final int PER_LAYER = 50;
  private static final int LINES = 200;
  private static final int LINE = 4;

  private final Rooms rooms = MicroRooms.create();
  private final GivenSet out = new GivenSet().add(Shape.fan(WIDTH), List.of(), List.of(0));
  private final GivenSet in =
      new GivenSet().add(Shape.fan(WIDTH), List.of(0), numbers(1, WIDTH + 1));
  private final List<GivenSet> layers = layerSets();
  private final GivenSet lines = lineSet();

  /** One step is done, and 1,000 that waited for it alone are ready. */
  @Benchmark
  @OperationsPerInvocation(WIDTH)
  public Decided fanOut() {
    return out.decide(rooms);
  }

  /** 1,000 steps are done in one set, and the one that waited for all of them is ready. */
  @Benchmark
  @OperationsPerInvocation(WIDTH)
  public Decided fanIn() {
    return in.decide(rooms);
  }

  /** A task of 20 layers of 50 steps, each of which waits for all 50 before; a set per layer. */
  @Benchmark
  @OperationsPerInvocation(LAYERS * PER_LAYER)
  public List<Decided> layerByLayer() {
    return layers.stream().map(layer -> layer.decide(rooms)).toList();
  }

  /** 200 results of 200 tasks of four steps in a row; a quarter of the tasks is complete then. */
  @Benchmark
  @OperationsPerInvocation(LINES)
  public Decided lines() {
    return lines.decide(rooms);
  }

  private static List<GivenSet> layerSets() {
    Shape shape = layered();
    return IntStream.range(0, LAYERS)
        .mapToObj(
            layer ->
                new GivenSet()
                    .add(
                        shape,
                        numbers(0, layer * PER_LAYER),
                        numbers(layer * PER_LAYER, (layer + 1) * PER_LAYER)))
        .toList();
  }

  private static Shape layered() {
    List<List<Integer>> parents = new ArrayList<>();
    for (int layer = 0; layer < LAYERS; layer++) {
      int from = Math.max(0, layer - 1) * PER_LAYER;
      List<Integer> before = numbers(from, layer * PER_LAYER);
      IntStream.range(0, PER_LAYER).forEach(_ -> parents.add(before));
    }
    return new Shape(parents);
  }

  private static GivenSet lineSet() {
    GivenSet set = new GivenSet();
    for (int task = 0; task < LINES; task++) {
      int step = task % LINE;
      set.add(Shape.linear(LINE), numbers(0, step), List.of(step));
    }
    return set;
  }

  private static List<Integer> numbers(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }
}
