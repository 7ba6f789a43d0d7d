package io.tasker.bench.micro;

import io.tasker.core.channel.BoundedChannel;
import java.time.Duration;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A channel without a second thread: what an item costs in it, by the size of sets. */
public class ChannelBenchmark extends MicroBenchmark {
  static final int SET = 200;

  private final BoundedChannel<Object> channel = new BoundedChannel<>("bench", SET);
  private Object item = new Object();

  /** An item offered and taken alone. */
  @Benchmark
  public List<Object> setsOf1() throws InterruptedException {
    channel.offer(item);
    return channel.drain(SET, Duration.ZERO);
  }

  /** Items offered one by one and taken together; time per item. */
  @Benchmark
  @OperationsPerInvocation(SET)
  public List<Object> setsOf200() throws InterruptedException {
    for (int i = 0; i < SET; i++) {
      channel.offer(item);
    }
    return channel.drain(SET, Duration.ZERO);
  }
}
