package io.tasker.worker.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.contract.spi.messaging.SqlMessaging;
import io.tasker.core.db.Database;
import io.tasker.core.db.Tx;
import io.tasker.core.hydration.StepMessageHydrator;
import io.tasker.core.hydration.StepMessageHydrator.Hydrated;
import io.tasker.core.store.ClaimStore;
import io.tasker.core.store.ClaimStore.AncestorResult;
import io.tasker.core.store.ClaimStore.Claimed;
import io.tasker.core.store.ClaimStore.Lease;
import io.tasker.core.store.QueueReader;
import io.tasker.core.store.QueueReader.Popped;
import io.tasker.core.store.StepKey;
import io.tasker.core.store.StoredTemplate;
import io.tasker.core.store.Templates;
import io.tasker.worker.resolve.RunnableSteps;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The set operation "claim": one transaction takes messages off a queue and makes their steps ours.
 * Belongs to one thread. Messages that cannot be read are buried, messages of steps that somebody
 * has claimed already are forgotten, messages of steps that we have no code for go back with a
 * label.
 */
final class Claimer {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Database database;
  private final SqlMessaging messaging;
  private final Templates templates;
  private final InstantSource clock;
  private final Lease lease;
  private final int owner;
  private final Map<QueueName, QueueReader> readers = new HashMap<>();

  Claimer(
      Database database,
      SqlMessaging messaging,
      Templates templates,
      InstantSource clock,
      Lease lease,
      int owner) {
    this.database = database;
    this.messaging = messaging;
    this.templates = templates;
    this.clock = clock;
    this.lease = lease;
    this.owner = owner;
  }

  /**
   * What a look at a queue gave.
   *
   * @param popped messages that were there
   * @param assignments steps that are ours now
   */
  record Haul(int popped, List<Assignment> assignments) {}

  /**
   * Claims from one queue.
   *
   * @param max steps at most
   * @throws io.tasker.core.db.StoreException nothing was claimed, or whether it was is unknown; in
   *     that case the leases run out
   */
  Haul claim(QueueName queue, RunnableSteps.Known runnable, int max) {
    QueueReader reader =
        readers.computeIfAbsent(queue, name -> new QueueReader(messaging, name, System::nanoTime));
    return database.inTransaction(tx -> claim(tx, reader, runnable, max));
  }

  private Haul claim(Tx tx, QueueReader reader, RunnableSteps.Known runnable, int max) {
    List<Popped> popped = reader.pop(tx, max, runnable.templateSteps());
    if (popped.isEmpty()) {
      return new Haul(0, List.of());
    }
    SortedSet<StepKey> steps = hydrate(tx, reader.queue(), popped);
    if (steps.isEmpty()) {
      return new Haul(popped.size(), List.of());
    }
    List<Claimed> claimed =
        ClaimStore.claim(tx, steps, runnable.templateSteps(), owner, lease, clock.instant());
    if (claimed.size() < steps.size()) {
      sendBackWhatIsNotOurs(tx, reader.queue(), steps, claimed);
    }
    return new Haul(popped.size(), withResults(tx, traced(claimed, popped)));
  }

  private SortedSet<StepKey> hydrate(Tx tx, QueueName queue, List<Popped> popped) {
    SortedSet<StepKey> steps = new TreeSet<>();
    List<String> bodies = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (Popped message : popped) {
      switch (StepMessageHydrator.hydrate(message.body())) {
        case Hydrated.Points(var step) -> steps.add(step);
        case Hydrated.Unusable(var reason) -> {
          bodies.add(message.body());
          reasons.add(reason);
        }
      }
    }
    if (!bodies.isEmpty()) {
      ClaimStore.bury(tx, queue, bodies, reasons, clock.instant());
    }
    return steps;
  }

  /** A message knows better than its task what it is a part of. */
  private static List<Claimed> traced(List<Claimed> claimed, List<Popped> popped) {
    Map<StepKey, String> traces = new HashMap<>(0);
    for (Popped message : popped) {
      String trace = message.trace();
      if (trace != null
          && StepMessageHydrator.hydrate(message.body()) instanceof Hydrated.Points(var step)) {
        traces.put(step, trace);
      }
    }
    return traces.isEmpty()
        ? claimed
        : claimed.stream()
            .map(step -> step.traced(traces.getOrDefault(step.step(), step.trace())))
            .toList();
  }

  private void sendBackWhatIsNotOurs(
      Tx tx, QueueName queue, SortedSet<StepKey> steps, List<Claimed> claimed) {
    SortedSet<StepKey> rest = new TreeSet<>(steps);
    claimed.forEach(step -> rest.remove(step.step()));
    ClaimStore.sendBack(tx, messaging, queue, ClaimStore.notOurs(tx, rest));
  }

  private List<Assignment> withResults(Tx tx, List<Claimed> claimed) {
    SortedSet<StepKey> ancestors = new TreeSet<>();
    for (Claimed step : claimed) {
      StoredTemplate template = templates.ofStep(step.templateStep());
      for (int ancestor : template.ancestors(template.numberOf(step.templateStep()))) {
        ancestors.add(new StepKey(step.step().task(), ancestor));
      }
    }
    Map<StepKey, JsonNode> results = new HashMap<>();
    if (!ancestors.isEmpty()) {
      for (AncestorResult result : ClaimStore.ancestorsAndCommit(tx, ancestors)) {
        results.put(result.step(), parse(result.result().text()));
      }
    }
    return claimed.stream().map(step -> assignment(step, results)).toList();
  }

  private Assignment assignment(Claimed claimed, Map<StepKey, JsonNode> results) {
    StoredTemplate template = templates.ofStep(claimed.templateStep());
    Map<String, JsonNode> byName = new HashMap<>();
    for (int ancestor : template.ancestors(template.numberOf(claimed.templateStep()))) {
      JsonNode result = results.get(new StepKey(claimed.step().task(), ancestor));
      if (result != null) {
        byName.put(template.step(ancestor).name(), result);
      }
    }
    return new Assignment(claimed, template, Map.copyOf(byName));
  }

  static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored JSON cannot be read", e);
    }
  }
}
