package io.tasker.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.tasker.v1.BulkTasksRequest;
import com.tasker.v1.CreateTaskRequest;
import com.tasker.v1.CreateTasksRequest;
import com.tasker.v1.ListTasksRequest;
import com.tasker.v1.RegisterTemplateRequest;
import com.tasker.v1.TaskServiceGrpc;
import com.tasker.v1.TaskServiceGrpc.TaskServiceBlockingStub;
import com.tasker.v1.TaskState;
import com.tasker.v1.TemplateServiceGrpc;
import com.tasker.v1.ValidateTemplateRequest;
import io.grpc.Status;
import io.tasker.contract.operations.BulkOperations.Wish;
import io.tasker.testkit.operations.Samples;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(60)
class BulkIT {
  private static final ListTasksRequest SHOP =
      ListTasksRequest.newBuilder()
          .setNamespace("shop")
          .addStates(TaskState.TASK_STATE_ERROR)
          .putContext("order.id", "7")
          .build();

  @Test
  void each_request_is_answered_in_its_place() throws Exception {
    try (var api = ApiFixture.start()) {
      var request =
          CreateTasksRequest.newBuilder()
              .addTasks(ApiFixture.ORDER)
              .addTasks(ApiFixture.ORDER.toBuilder().clearName())
              .addTasks(ApiFixture.ORDER.toBuilder().setName("missing"))
              .addTasks(ApiFixture.ORDER)
              .build();

      var items = tasks(api).createTasks(request).getItemsList();

      assertThat(items.get(0).getTaskUuid()).isEqualTo(Samples.ID.toString());
      assertThat(items.get(1).getError().getCode()).isEqualTo("INVALID_REQUEST");
      assertThat(items.get(1).getError().getField()).isEqualTo("name");
      assertThat(items.get(2).getError().getCode()).isEqualTo("TEMPLATE_NOT_FOUND");
      assertThat(items.get(3).getTaskUuid()).isEqualTo(Samples.ID.toString());
      assertThat(items).hasSize(4);
      assertThat(api.operations.bulk.created).hasSize(3);
    }
  }

  @Test
  void a_batch_has_one_to_a_thousand_requests() throws Exception {
    try (var api = ApiFixture.start()) {
      var tasks = tasks(api);
      var small = CreateTaskRequest.newBuilder().setName("x").build();

      assertThat(ApiFixture.code(() -> tasks.createTasks(of(0, small))))
          .isEqualTo(Status.Code.INVALID_ARGUMENT);
      assertThat(ApiFixture.code(() -> tasks.createTasks(of(1_001, small))))
          .isEqualTo(Status.Code.INVALID_ARGUMENT);
      assertThat(tasks.createTasks(of(1_000, small)).getItemsCount()).isEqualTo(1_000);
    }
  }

  private static CreateTasksRequest of(int count, CreateTaskRequest request) {
    return CreateTasksRequest.newBuilder().addAllTasks(Collections.nCopies(count, request)).build();
  }

  @Test
  void what_a_filter_finds_is_cancelled() throws Exception {
    try (var api = ApiFixture.start()) {
      var request =
          BulkTasksRequest.newBuilder()
              .setFilter(SHOP)
              .setLimit(7)
              .setReason("wrong")
              .setRequestedBy("ops")
              .setCursor("there")
              .build();

      var response = tasks(api).cancelTasks(request);

      assertThat(response.getMatched()).isEqualTo(2);
      assertThat(response.getChanged()).isEqualTo(1);
      assertThat(response.getFailed()).isEqualTo(1);
      assertThat(response.getItems(0).hasError()).isFalse();
      assertThat(response.getItems(1).getError().getCode()).isEqualTo("TASK_OVER");
      assertThat(response.getNextCursor()).isEqualTo("more");
      Wish wish = api.operations.bulk.wishes.getFirst();
      assertThat(wish.limit()).isEqualTo(7);
      assertThat(wish.dryRun()).isFalse();
      assertThat(wish.by()).isEqualTo("ops");
      assertThat(wish.reason()).isEqualTo("wrong");
      assertThat(wish.filter().namespace()).isEqualTo("shop");
      assertThat(wish.filter().status()).isEqualTo("error");
      assertThat(wish.filter().search().context()).isEqualTo(Map.of("order.id", "7"));
      assertThat(wish.filter().search().cursor()).isEqualTo("there");
    }
  }

  @Test
  void what_is_left_out_is_a_hundred_tasks_by_the_api() throws Exception {
    try (var api = ApiFixture.start()) {
      var response =
          tasks(api)
              .retryTasks(BulkTasksRequest.newBuilder().setFilter(SHOP).setDryRun(true).build());

      assertThat(response.getDryRun()).isTrue();
      assertThat(response.hasNextCursor()).isFalse();
      Wish wish = api.operations.bulk.wishes.getFirst();
      assertThat(wish.limit()).isEqualTo(100);
      assertThat(wish.by()).isEqualTo("api");
      assertThat(wish.reason()).isNull();
      assertThat(wish.dryRun()).isTrue();
    }
  }

  @Test
  void a_filter_must_name_something() throws Exception {
    try (var api = ApiFixture.start()) {
      var tasks = tasks(api);
      var empty = BulkTasksRequest.getDefaultInstance();
      var wide = BulkTasksRequest.newBuilder().setFilter(SHOP).setLimit(1_001).build();

      assertThat(ApiFixture.detail(() -> tasks.cancelTasks(empty)).getField()).isEqualTo("filter");
      assertThat(ApiFixture.detail(() -> tasks.retryTasks(empty)).getField()).isEqualTo("filter");
      assertThat(ApiFixture.detail(() -> tasks.retryTasks(wide)).getField()).isEqualTo("limit");
      assertThat(api.operations.bulk.wishes).isEmpty();
    }
  }

  @Test
  void templates_are_checked_and_registered() throws Exception {
    try (var api = ApiFixture.start()) {
      var templates = TemplateServiceGrpc.newBlockingStub(api.channel);
      var good = templates.validateTemplate(yaml("good"));
      var bad = templates.validateTemplate(yaml("bad"));
      var registered =
          templates.registerTemplate(RegisterTemplateRequest.newBuilder().setYaml("x").build());

      assertThat(good.getValid()).isTrue();
      assertThat(good.getName()).isEqualTo("order");
      assertThat(good.getWarningsList()).containsExactly("template:3:1: no effect");
      assertThat(bad.getValid()).isFalse();
      assertThat(bad.hasName()).isFalse();
      assertThat(bad.getProblemsList())
          .containsExactly("template:1:1: one thing", "template:2:1: another");
      assertThat(registered.getRevision()).isEqualTo(2);
      assertThat(registered.getAdded()).isTrue();
      assertThat(registered.getVersion()).isEqualTo("1.0.0");
      assertThat(
              ApiFixture.code(
                  () ->
                      templates.registerTemplate(
                          RegisterTemplateRequest.newBuilder().setYaml("bad").build())))
          .isEqualTo(Status.Code.INVALID_ARGUMENT);
    }
  }

  private static ValidateTemplateRequest yaml(String text) {
    return ValidateTemplateRequest.newBuilder().setYaml(text).build();
  }

  private static TaskServiceBlockingStub tasks(ApiFixture api) {
    return TaskServiceGrpc.newBlockingStub(api.channel);
  }
}
