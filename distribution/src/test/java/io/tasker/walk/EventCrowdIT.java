package io.tasker.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.testkit.Eventually;
import io.tasker.walk.Deployment.Server;
import io.tasker.walk.Deployment.Tasker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many watch while many create, over HTTP; every third watcher connects again and again. Each
 * creator waits for its task, told by the first watcher, before it creates the next.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EventCrowdIT {
  private static final int WATCHERS = 200;
  private static final int CREATORS = 64;
  private static final Duration RUN = Duration.ofSeconds(30);
  private static final Duration SAMPLE = Duration.ofSeconds(2);
  private static final long PATIENCE_SECONDS = 120;
  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  @TempDir private Path folder;
  private final Map<String, CountDownLatch> waited = new ConcurrentHashMap<>();
  private volatile long expected = Long.MAX_VALUE;

  @Test
  void nobody_misses_an_event_or_gets_one_twice_and_the_heap_does_not_grow() throws Exception {
    try (Deployment deployment = new Deployment(folder);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      deployment.template("crowd", "name: a, handler: { callable: examples.echo }");
      Server server = deployment.server();
      deployment.worker();
      String url = server.client().url("/v1/events");
      CountDownLatch watching = new CountDownLatch(WATCHERS);
      List<Future<long[]>> watchers = new ArrayList<>();
      for (int i = 0; i < WATCHERS; i++) {
        int number = i;
        watchers.add(threads.submit(() -> watch(url, number, watching)));
      }
      assertThat(watching.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

      long end = System.nanoTime() + RUN.toNanos();
      List<Future<?>> creators = new ArrayList<>();
      for (int i = 0; i < CREATORS; i++) {
        creators.add(threads.submit(() -> create(server, end)));
      }
      List<Long> heap = heap(server.process(), end);
      for (Future<?> creator : creators) {
        creator.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
      long[] audit = audit(deployment);
      expected = audit.length;
      for (Future<long[]> watcher : watchers) {
        assertThat(watcher.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(audit);
      }
      int third = heap.size() / 3;
      assertThat(mean(heap.subList(heap.size() - third, heap.size())))
          .as("used heap after collections, in KB: %s", heap)
          .isLessThanOrEqualTo(1.2 * mean(heap.subList(third, 2 * third)));
    }
  }

  private long[] watch(String url, int number, CountDownLatch watching) throws IOException {
    LongStream.Builder heard = LongStream.builder();
    long count = 0;
    String seen = null;
    boolean first = true;
    while (count < expected) {
      try (EventReader reader = new EventReader(url, seen)) {
        if (first) {
          // A place to go on from comes with the first heartbeat.
          while (reader.id() == null) {
            reader.next();
          }
          watching.countDown();
          first = false;
        }
        long pause = number % 3 == 0 ? count + 500 : Long.MAX_VALUE;
        while (count < Math.min(pause, expected)) {
          EventReader.Event event = reader.next();
          if (event != null) {
            heard.add(hash(event.task(), event.seq()));
            count++;
            tell(number, event);
          }
        }
        seen = reader.id();
      }
    }
    long[] all = heard.build().toArray();
    Arrays.sort(all);
    return all;
  }

  private void tell(int number, EventReader.Event event) {
    if (number == 1 && event.data().contains("\"to_state\":\"complete\"")) {
      done(event.task()).countDown();
    }
  }

  private CountDownLatch done(String task) {
    return waited.computeIfAbsent(task, _ -> new CountDownLatch(1));
  }

  private Void create(Server server, long end) throws Exception {
    while (System.nanoTime() < end) {
      var answer =
          server.client().create("walk", "crowd", "{\"n\":" + System.nanoTime() + "}", null);
      assertThat(answer.status()).as(answer.text()).isIn(200, 409);
      if (answer.status() == 200) {
        String task = answer.json().path("task_uuid").asText();
        assertThat(done(task).await(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(task).isTrue();
      }
    }
    return null;
  }

  private static long[] audit(Deployment deployment) {
    long[] audit =
        deployment.texts("SELECT task_uuid || ' ' || seq FROM tasker.task_transitions").stream()
            .map(row -> row.split(" "))
            .mapToLong(row -> hash(row[0], Integer.parseInt(row[1])))
            .toArray();
    Arrays.sort(audit);
    return audit;
  }

  private static long hash(String task, int seq) {
    var id = java.util.UUID.fromString(task);
    return (id.getMostSignificantBits() * 31 + id.getLeastSignificantBits()) * 31 + seq;
  }

  /** Used heap right after a full collection, until the time is over. */
  private static List<Long> heap(Tasker server, long end) {
    List<Long> samples = new ArrayList<>();
    while (System.nanoTime() < end) {
      long next = System.nanoTime() + SAMPLE.toNanos();
      jcmd(server, "GC.run");
      Matcher used = USED.matcher(jcmd(server, "GC.heap_info"));
      assertThat(used.find()).isTrue();
      samples.add(Long.valueOf(used.group(1)));
      Eventually.until("the next sample", SAMPLE.multipliedBy(5), () -> System.nanoTime() > next);
    }
    return samples;
  }

  private static String jcmd(Tasker server, String command) {
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  String.valueOf(server.process().pid()),
                  command)
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
      return said;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static double mean(List<Long> samples) {
    return samples.stream().mapToLong(Long::longValue).average().orElseThrow();
  }
}
