package io.tasker.core.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.TaskRequest;
import io.tasker.contract.model.TemplateName;
import io.tasker.core.lifecycle.WriterEvent.Create;
import io.tasker.core.lifecycle.WriterEvent.Creation;
import io.tasker.core.store.CreateStore;
import io.tasker.core.store.CreateStore.Created;
import io.tasker.core.store.TaskPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CreateIT {
  private static EngineHarness engine;
  private static TemplateName template;
  private static TemplateName unique;
  private static TemplateName keyed;

  @BeforeAll
  static void open() {
    engine = new EngineHarness();
    template = engine.template("created", "a", "b: a");
    unique = engine.register(yaml("unique", "identity_strategy: always_unique"));
    keyed = engine.register(yaml("keyed", "identity_strategy: caller_provided"));
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @Test
  void the_same_input_is_the_same_task_however_its_keys_are_ordered() {
    Creation first = create("{\"a\":1,\"b\":{\"c\":2,\"d\":3}}");

    Creation second = create("{\"b\":{\"d\":3,\"c\":2}, \"a\":1}");

    assertThat(first).isInstanceOf(Creation.Created.class);
    assertThat(second).isEqualTo(new Creation.Duplicate(((Creation.Created) first).task()));
  }

  @Test
  void two_namesakes_in_one_set_are_one_task() {
    List<TaskRequest> requests =
        List.of(engine.request(template, "{\"t\":1}"), engine.request(template, "{\"t\":1}"));

    List<Creation> creations = engine.create(requests);

    assertThat(creations).hasAtLeastOneElementOfType(Creation.Created.class);
    assertThat(creations).hasAtLeastOneElementOfType(Creation.Duplicate.class);
  }

  @Test
  void a_set_that_is_run_again_after_its_commit_finds_itself() {
    List<Create> set = engine.plans(List.of(engine.request(template, "{\"again\":1}")));
    long steps = engine.count("tasker.workflow_steps");

    List<Creation> first = engine.creating().run(set).creations();
    List<Creation> second = engine.creating().run(set).creations();

    assertThat(second).isEqualTo(first);
    assertThat(engine.count("tasker.workflow_steps")).isEqualTo(steps + 2);
  }

  @Test
  void many_creators_of_the_same_tasks_at_once_agree_on_one_of_each() throws Exception {
    CyclicBarrier together = new CyclicBarrier(4);
    List<Creation> all = new ArrayList<>();
    try (ExecutorService creators = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Creation>>> done = new ArrayList<>();
      for (int creator = 0; creator < 4; creator++) {
        int shift = creator;
        done.add(
            creators.submit(
                () -> {
                  List<TaskRequest> requests = new ArrayList<>();
                  for (int i = 0; i < 50; i++) {
                    requests.add(
                        engine.request(template, "{\"many\":" + (i * 7 + shift * 13) % 50 + "}"));
                  }
                  List<Create> plans = engine.plans(requests);
                  together.await(10, TimeUnit.SECONDS);
                  return engine.creating().run(plans).creations();
                }));
      }
      for (Future<List<Creation>> one : done) {
        all.addAll(one.get(30, TimeUnit.SECONDS));
      }
    }

    assertThat(all.stream().filter(Creation.Created.class::isInstance)).hasSize(50);
    assertThat(all.stream().filter(Creation.Duplicate.class::isInstance)).hasSize(150);
  }

  @Test
  void an_unknown_template_is_refused_with_the_nearest_known_one() {
    TaskRequest request = engine.request(new TemplateName("test", "creatd", "1.0.0"), "{}");

    assertThatThrownBy(() -> engine.plans(List.of(request)))
        .isInstanceOf(TaskerException.class)
        .hasMessage("Task template not found: test/creatd/1.0.0; did you mean test/created/1.0.0?");
  }

  @Test
  void a_context_that_is_no_object_is_refused() {
    assertThatThrownBy(() -> engine.plans(List.of(engine.request(template, "[1]"))))
        .isInstanceOf(TaskerException.class)
        .hasMessage("context must be a JSON object, was [1]");
  }

  @Test
  void tasks_that_are_always_unique_are_never_duplicates_in_a_set_or_after_it() {
    List<TaskRequest> requests = Collections.nCopies(3, engine.request(unique, "{}"));

    List<Creation> creations = new ArrayList<>(engine.create(requests));
    creations.addAll(engine.create(requests));

    assertThat(creations).doesNotHaveDuplicates().hasOnlyElementsOfType(Creation.Created.class);
    assertThat(creations).hasSize(6);
    for (Creation creation : creations) {
      assertThat(
              engine.one(
                  "SELECT identity_hash FROM tasker.tasks WHERE task_uuid = '"
                      + ((Creation.Created) creation).task()
                      + "'"))
          .isNull();
    }
  }

  @Test
  void a_mixed_set_that_is_run_again_after_its_commit_finds_itself() {
    TaskRequest keyed = keyed(unique, "mixed", "{}");
    List<Create> set =
        engine.plans(
            List.of(
                engine.request(unique, "{}"),
                engine.request(template, "{\"mixed\":1}"),
                keyed,
                engine.request(unique, "{}"),
                keyed));
    List<Creation> first = engine.creating().run(set).creations();
    long tasks = engine.count("tasker.tasks");
    long steps = engine.count("tasker.workflow_steps");

    List<Creation> second = engine.creating().run(set).creations();

    assertThat(second).isEqualTo(first);
    assertThat(first.stream().filter(Creation.Created.class::isInstance)).hasSize(4);
    assertThat(engine.count("tasker.tasks")).isEqualTo(tasks);
    assertThat(engine.count("tasker.workflow_steps")).isEqualTo(steps);
  }

  @Test
  void a_task_without_identity_that_was_committed_before_is_found_by_its_id() {
    List<Create> set = engine.plans(List.of(engine.request(unique, "{}")));
    engine.creating().run(set);
    TaskPlan plan = set.getFirst().plan();

    Created again =
        engine
            .sets()
            .inTransaction(
                tx ->
                    new CreateStore(engine.queues)
                        .insertTasks(tx, List.of(plan), engine.clock.instant()));

    assertThat(again.created()).isEmpty();
    assertThat(again.namesakes()).containsExactly(Map.entry(plan.task(), plan.task()));
  }

  @Test
  void a_key_makes_one_task_of_different_inputs_but_not_of_different_templates() {
    Creation first = engine.create(List.of(keyed(keyed, "k1", "{\"a\":1}"))).getFirst();

    Creation same = engine.create(List.of(keyed(keyed, "k1", "{\"a\":2}"))).getFirst();
    Creation elsewhere = engine.create(List.of(keyed(template, "k1", "{\"a\":1}"))).getFirst();

    assertThat(same).isEqualTo(new Creation.Duplicate(((Creation.Created) first).task()));
    assertThat(elsewhere).isInstanceOf(Creation.Created.class);
  }

  @Test
  void many_creators_at_once_with_and_without_identity_do_not_wait_for_each_other_for_ever()
      throws Exception {
    CyclicBarrier together = new CyclicBarrier(4);
    List<Creation> all = new ArrayList<>();
    try (ExecutorService creators = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Creation>>> done = new ArrayList<>();
      for (int creator = 0; creator < 4; creator++) {
        int shift = creator;
        done.add(
            creators.submit(
                () -> {
                  List<TaskRequest> requests = new ArrayList<>();
                  for (int i = 0; i < 20; i++) {
                    requests.add(engine.request(unique, "{}"));
                    requests.add(keyed(keyed, "c" + (i * 7 + shift * 13) % 20, "{}"));
                  }
                  List<Create> plans = engine.plans(requests);
                  together.await(10, TimeUnit.SECONDS);
                  return engine.creating().run(plans).creations();
                }));
      }
      for (Future<List<Creation>> one : done) {
        all.addAll(one.get(30, TimeUnit.SECONDS));
      }
    }

    assertThat(all.stream().filter(Creation.Created.class::isInstance)).hasSize(4 * 20 + 20);
    assertThat(all.stream().filter(Creation.Duplicate.class::isInstance)).hasSize(3 * 20);
  }

  @Test
  void an_input_that_does_not_fit_writes_nothing() {
    TemplateName picky =
        engine.register(
            yaml("picky", "input_schema: {required: [n], properties: {n: {type: integer}}}"));
    long tasks = engine.count("tasker.tasks");

    assertThatThrownBy(() -> engine.create(List.of(engine.request(picky, "{\"n\":\"2\"}"))))
        .isInstanceOf(TaskerException.class)
        .hasMessage(
            "context does not fit the input_schema of test/picky/1.0.0: context.n must be of type"
                + " integer, was \"2\"");
    assertThat(engine.count("tasker.tasks")).isEqualTo(tasks);
    assertThat(engine.create(List.of(engine.request(picky, "{\"n\":2}"))).getFirst())
        .isInstanceOf(Creation.Created.class);
  }

  private static TaskRequest keyed(TemplateName template, String key, String context) {
    TaskRequest like = engine.request(template, context);
    return new TaskRequest(
        template, like.context(), like.origin(), List.of(), 0, null, null, key, null, null);
  }

  private static String yaml(String name, String line) {
    return "name: %s\nnamespace_name: test\nversion: 1.0.0\n%s\nsteps: [{name: a, handler: {callable: x}}]\n"
        .formatted(name, line);
  }

  private static Creation create(String context) {
    return engine.create(List.of(engine.request(template, context))).getFirst();
  }
}
