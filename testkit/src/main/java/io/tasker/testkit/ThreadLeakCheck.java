package io.tasker.testkit;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Fails a test class that leaves threads behind which would keep the JVM alive. Threads that are on
 * their way out get two seconds.
 */
public final class ThreadLeakCheck implements BeforeAllCallback, AfterAllCallback {
  private static final Namespace NAMESPACE = Namespace.create(ThreadLeakCheck.class);
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final Set<String> FOREIGN = Set.of("surefire", "junit-", "ForkJoinPool");

  private final Duration grace;

  /** Made by JUnit. */
  public ThreadLeakCheck() {
    this(GRACE);
  }

  ThreadLeakCheck(Duration grace) {
    this.grace = grace;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    context.getStore(NAMESPACE).put("before", alive(_ -> true));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    @SuppressWarnings("unchecked")
    Set<Thread> before = context.getStore(NAMESPACE).get("before", Set.class);
    check(before);
  }

  void check(Set<Thread> before) {
    Eventually.until(
        "no thread is left over",
        grace,
        () -> alive(thread -> !before.contains(thread)).isEmpty(),
        () -> names(alive(thread -> !before.contains(thread))));
  }

  static Set<Thread> alive(Predicate<Thread> wanted) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon() && thread.isAlive())
        .filter(thread -> FOREIGN.stream().noneMatch(thread.getName()::startsWith))
        .filter(wanted)
        .collect(Collectors.toSet());
  }

  private static String names(Set<Thread> threads) {
    return threads.stream()
        .map(Thread::getName)
        .collect(Collectors.toCollection(TreeSet::new))
        .toString();
  }
}
