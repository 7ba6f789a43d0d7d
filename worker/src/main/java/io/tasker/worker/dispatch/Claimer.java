package io.tasker.worker.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.db.Database;
import io.tasker.core.db.Tx;
import io.tasker.core.hydration.StepMessageHydrator;
import io.tasker.core.hydration.StepMessageHydrator.Hydrated;
import io.tasker.core.queue.Inbox;
import io.tasker.core.queue.Inboxes;
import io.tasker.core.queue.Popped;
import io.tasker.core.queue.Queues;
import io.tasker.core.store.ClaimStore;
import io.tasker.core.store.ClaimStore.AncestorResult;
import io.tasker.core.store.ClaimStore.Claimed;
import io.tasker.core.store.ClaimStore.Lease;
import io.tasker.core.store.ClaimStore.NotOurs;
import io.tasker.core.store.StepKey;
import io.tasker.core.store.StoredTemplate;
import io.tasker.core.store.Templates;
import io.tasker.worker.resolve.RunnableSteps;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The set operation "claim": one transaction takes messages off queues and makes their steps ours.
 * Belongs to one thread. Messages that cannot be read are buried, messages of steps that somebody
 * has claimed already are forgotten, messages of steps that we have no code for go back with a
 * label.
 */
final class Claimer {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Database database;
  private final Queues queues;
  private final Templates templates;
  private final InstantSource clock;
  private final Lease lease;
  private final int owner;
  private final Map<QueueName, Inbox> inboxes = new HashMap<>();
  private @Nullable Together together;

  private record Together(List<QueueName> queues, Inboxes inboxes) {}

  private record Dead(List<String> bodies, List<String> reasons) {
    void add(String body, String reason) {
      bodies.add(body);
      reasons.add(reason);
    }
  }

  Claimer(
      Database database,
      Queues queues,
      Templates templates,
      InstantSource clock,
      Lease lease,
      int owner) {
    this.database = database;
    this.queues = queues;
    this.templates = templates;
    this.clock = clock;
    this.lease = lease;
    this.owner = owner;
  }

  /**
   * What a look at queues gave.
   *
   * @param popped how many messages were there, by queue; queues that had none are missing
   * @param claimed how many of those led to a claim, by queue; queues that had none are missing
   * @param sentBack queues that got messages back, which others may take
   * @param assignments steps that are ours now
   */
  record Haul(
      Map<QueueName, Integer> popped,
      Map<QueueName, Integer> claimed,
      Set<QueueName> sentBack,
      List<Assignment> assignments) {}

  /**
   * Claims from some queues in one transaction.
   *
   * @param queues at least one
   * @param maxEach steps of each at most
   * @throws io.tasker.core.db.StoreException nothing was claimed, or whether it was is unknown; in
   *     that case the leases run out
   */
  Haul claim(List<QueueName> queues, RunnableSteps.Known runnable, int maxEach) {
    Inboxes from = inboxes(queues, runnable); // before: a broker may be asked for a queue's first
    return database.inTransaction(tx -> claim(tx, from, runnable, maxEach));
  }

  private Haul claim(Tx tx, Inboxes from, RunnableSteps.Known runnable, int maxEach) {
    List<Popped> popped = from.pop(tx, maxEach, runnable.templateSteps());
    Map<QueueName, Integer> counts = new HashMap<>();
    popped.forEach(message -> counts.merge(message.queue(), 1, Integer::sum));
    SortedMap<StepKey, QueueName> steps = hydrate(tx, popped);
    if (steps.isEmpty()) {
      return new Haul(counts, Map.of(), Set.of(), List.of());
    }
    List<Claimed> claimed =
        ClaimStore.claim(
            tx,
            new TreeSet<>(steps.keySet()),
            runnable.templateSteps(),
            owner,
            lease,
            clock.instant());
    Set<QueueName> sentBack =
        claimed.size() < steps.size()
            ? sendBackWhatIsNotOurs(tx, steps, claimed, laps(popped))
            : Set.of();
    Map<QueueName, Integer> ours = new HashMap<>();
    claimed.forEach(step -> ours.merge(steps.get(step.step()), 1, Integer::sum));
    return new Haul(counts, ours, sentBack, withResults(tx, traced(claimed, popped)));
  }

  // All queues in one statement, or one statement each: a text for every mix would be a plan each.
  private Inboxes inboxes(List<QueueName> names, RunnableSteps.Known runnable) {
    if (names.size() > 1 && names.equals(runnable.queues())) {
      return together(names);
    }
    List<Inbox> each = names.stream().map(this::inbox).toList();
    return (tx, maxEach, labels) ->
        each.stream().flatMap(inbox -> inbox.pop(tx, maxEach, labels).stream()).toList();
  }

  private Inboxes together(List<QueueName> names) {
    Together known = together;
    if (known == null || !known.queues().equals(names)) {
      known = new Together(names, queues.inboxes(names));
      together = known;
    }
    return known.inboxes();
  }

  private Inbox inbox(QueueName queue) {
    return inboxes.computeIfAbsent(queue, queues::inbox);
  }

  private SortedMap<StepKey, QueueName> hydrate(Tx tx, List<Popped> popped) {
    SortedMap<StepKey, QueueName> steps = new TreeMap<>();
    Map<QueueName, Dead> dead = new HashMap<>();
    for (Popped message : popped) {
      switch (StepMessageHydrator.hydrate(message.body())) {
        case Hydrated.Points(var step) -> steps.put(step, message.queue());
        case Hydrated.Unusable(var reason) ->
            dead.computeIfAbsent(
                    message.queue(), _ -> new Dead(new ArrayList<>(), new ArrayList<>()))
                .add(message.body(), reason);
      }
    }
    dead.forEach(
        (queue, found) ->
            ClaimStore.bury(tx, queue, found.bodies(), found.reasons(), clock.instant()));
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

  private Set<QueueName> sendBackWhatIsNotOurs(
      Tx tx,
      SortedMap<StepKey, QueueName> steps,
      List<Claimed> claimed,
      Map<StepKey, Integer> laps) {
    SortedSet<StepKey> rest = new TreeSet<>(steps.keySet());
    claimed.forEach(step -> rest.remove(step.step()));
    Map<QueueName, List<NotOurs>> byQueue =
        ClaimStore.notOurs(tx, rest).stream()
            .collect(Collectors.groupingBy(step -> steps.get(step.step())));
    byQueue.forEach(
        (queue, notOurs) ->
            queues.putBack(
                tx,
                queue,
                notOurs.stream()
                    .map(step -> ClaimStore.returned(step, laps.getOrDefault(step.step(), 0)))
                    .toList()));
    return byQueue.keySet();
  }

  private static Map<StepKey, Integer> laps(List<Popped> popped) {
    Map<StepKey, Integer> laps = new HashMap<>(0);
    for (Popped message : popped) {
      if (message.laps() > 0
          && StepMessageHydrator.hydrate(message.body()) instanceof Hydrated.Points(var step)) {
        laps.merge(step, message.laps(), Math::max);
      }
    }
    return laps;
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
