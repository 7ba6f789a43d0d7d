package io.tasker.cli;

import io.tasker.client.TaskerClient;
import io.tasker.client.error.ClientException;
import io.tasker.client.model.BulkOutcome;
import io.tasker.client.model.BulkOutcome.Item;
import io.tasker.client.model.BulkWish;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Changes all tasks that a filter finds, and says of each what became of it. */
final class ManyTasks {
  private static final int NAMED = 20;
  private static final Set<String> YES = Set.of("y", "yes");

  /** What is done to them. */
  enum Verb {
    CANCEL("cancel", "cancelled", TaskerClient::cancelAll),
    RETRY("retry", "retried", TaskerClient::retryAll);

    private final String word;
    private final String done;
    private final BiFunction<TaskerClient, BulkWish, BulkOutcome> call;

    Verb(String word, String done, BiFunction<TaskerClient, BulkWish, BulkOutcome> call) {
      this.word = word;
      this.done = done;
      this.call = call;
    }

    private String of(Item item, boolean dryRun) {
      if (item.error() != null) {
        return "not %s %s: %s: %s"
            .formatted(done, item.taskUuid(), item.error().code(), item.error().message());
      }
      return (dryRun ? "would be " : "") + done + " " + item.taskUuid();
    }
  }

  private final TaskerClient client;
  private final Output out;
  private final Verb verb;

  ManyTasks(TaskerClient client, Output out, Verb verb) {
    this.client = client;
    this.out = out;
    this.verb = verb;
  }

  /** Does it, or says what would be done; fails if some could not be changed. */
  int run(BulkWish wish) {
    Sum sum = new Sum(wish.dryRun());
    try {
      follow(wish, sum, item -> out.say(verb.of(item, wish.dryRun())));
    } catch (ClientException e) {
      if (!sum.items.isEmpty()) {
        print(sum);
      }
      throw e;
    }
    print(sum);
    return sum.failed == 0 ? ExitCodes.OK : ExitCodes.FAILED;
  }

  /**
   * The same, but only if a person agrees who was told which tasks.
   *
   * @param ask gives the answer to a question
   */
  int ask(BulkWish wish, UnaryOperator<String> ask) {
    Sum found = new Sum(true);
    follow(wish.asDryRun(), found, _ -> {});
    if (found.items.isEmpty()) {
      print(found);
      return ExitCodes.OK;
    }
    found.items.stream().limit(NAMED).forEach(item -> out.say(verb.of(item, true)));
    if (found.items.size() > NAMED) {
      out.say("and %d more".formatted(found.items.size() - NAMED));
    }
    String answer = ask.apply("%s %s? [y/N] ".formatted(verb.word, tasks(found.items.size())));
    if (!YES.contains(answer.strip().toLowerCase(Locale.ROOT))) {
      out.say("nothing was changed");
      return ExitCodes.FAILED;
    }
    return run(wish);
  }

  private void print(Sum sum) {
    out.print(sum.outcome(), List.of(sum.line(verb)));
  }

  private void follow(BulkWish wish, Sum sum, Consumer<Item> seen) {
    String cursor = wish.cursor();
    do {
      BulkOutcome part = verb.call.apply(client, wish.after(cursor));
      sum.add(part);
      part.items().forEach(seen);
      cursor = part.nextCursor();
    } while (cursor != null);
  }

  private static String tasks(int count) {
    return count == 1 ? "1 task" : count + " tasks";
  }

  /** All answers as one. */
  private static final class Sum {
    private final List<Item> items = new ArrayList<>();
    private final boolean dryRun;
    private int changed;
    private int failed;

    Sum(boolean dryRun) {
      this.dryRun = dryRun;
    }

    void add(BulkOutcome part) {
      items.addAll(part.items());
      changed += part.changed();
      failed += part.failed();
    }

    BulkOutcome outcome() {
      return new BulkOutcome(dryRun, items.size(), changed, failed, items, null);
    }

    String line(Verb verb) {
      return dryRun
          ? tasks(items.size()) + " found, nothing was changed"
          : "%s found, %d %s".formatted(tasks(items.size()), changed, verb.done);
    }
  }
}
