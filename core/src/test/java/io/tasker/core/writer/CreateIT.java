package io.tasker.core.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.TaskRequest;
import io.tasker.contract.model.TemplateName;
import io.tasker.core.lifecycle.WriterEvent.Create;
import io.tasker.core.lifecycle.WriterEvent.Creation;
import java.util.ArrayList;
import java.util.List;
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

  @BeforeAll
  static void open() {
    engine = new EngineHarness();
    template = engine.template("created", "a", "b: a");
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

  private static Creation create(String context) {
    return engine.create(List.of(engine.request(template, context))).getFirst();
  }
}
