package io.tasker.bench.micro;

import io.tasker.core.channel.BoundedChannel;
import io.tasker.core.channel.Drain;
import io.tasker.core.channel.Offer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** A channel between two threads, the second of which empties it as a writer does. */
public class HandOffBenchmark extends MicroBenchmark {
  private static final int SET = 200;
  private static final int CAPACITY = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final BoundedChannel<Object> oneWay = new BoundedChannel<>("one-way", CAPACITY);
  private final BoundedChannel<Object> there = new BoundedChannel<>("there", CAPACITY);
  private final BoundedChannel<Object> back = new BoundedChannel<>("back", CAPACITY);
  private final LongAdder received = new LongAdder();
  private final Drain<Object> sink =
      new Drain<>("bench-sink", oneWay, SET, set -> received.add(set.size()));
  private final Drain<Object> echo =
      new Drain<>("bench-echo", there, SET, set -> set.forEach(back::offer));
  private Object item = new Object();

  /** Starts the second threads. */
  @Setup
  public void start() {
    sink.start();
    echo.start();
  }

  /** Stops them when they have taken everything. */
  @TearDown
  public void stop() {
    sink.stop();
    echo.stop();
  }

  /** One item after the other, as fast as the other thread takes them; time per item. */
  @Benchmark
  public void oneWay() {
    while (oneWay.offer(item) != Offer.ACCEPTED) {
      Thread.yield();
    }
  }

  /** One item to a thread that waits for it, and back: two wake-ups. */
  @Benchmark
  public List<Object> thereAndBack() throws InterruptedException {
    there.offer(item);
    return back.drain(1, PATIENCE);
  }

  /** Items that the second thread took one way. */
  long received() {
    return received.sum();
  }
}
