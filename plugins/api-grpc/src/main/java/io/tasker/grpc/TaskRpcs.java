package io.tasker.grpc;

import com.tasker.v1.BulkTasksRequest;
import com.tasker.v1.BulkTasksResponse;
import com.tasker.v1.CancelTaskRequest;
import com.tasker.v1.CancelTaskResponse;
import com.tasker.v1.CreateTaskRequest;
import com.tasker.v1.CreateTaskResponse;
import com.tasker.v1.CreateTasksRequest;
import com.tasker.v1.CreateTasksResponse;
import com.tasker.v1.GetTaskContextRequest;
import com.tasker.v1.GetTaskContextResponse;
import com.tasker.v1.GetTaskRequest;
import com.tasker.v1.GetTaskResponse;
import com.tasker.v1.GetTaskSummaryRequest;
import com.tasker.v1.GetTaskSummaryResponse;
import com.tasker.v1.ListTasksRequest;
import com.tasker.v1.ListTasksResponse;
import com.tasker.v1.StreamTaskStatusRequest;
import com.tasker.v1.TaskEvent;
import com.tasker.v1.TaskServiceGrpc;
import com.tasker.v1.TaskStatusUpdate;
import com.tasker.v1.WatchTaskRequest;
import com.tasker.v1.WatchTasksRequest;
import io.grpc.stub.StreamObserver;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.StepView;
import io.tasker.contract.model.TaskView;
import io.tasker.contract.operations.Operations;
import io.tasker.contract.operations.TaskPage;
import io.tasker.grpc.message.StepMessages;
import io.tasker.grpc.message.SummaryMessages;
import io.tasker.grpc.message.TaskMessages;
import io.tasker.grpc.message.Times;
import io.tasker.grpc.read.ListRequests;
import io.tasker.grpc.read.ListRequests.Slice;
import io.tasker.grpc.read.TaskRequests;
import io.tasker.grpc.read.Texts;
import io.tasker.grpc.read.Uuids;
import java.util.ArrayList;
import java.util.List;

/** Tasks as a whole. */
final class TaskRpcs extends TaskServiceGrpc.TaskServiceImplBase {
  private final Operations operations;
  private final EventStreams events;
  private final StatusStreams streams;
  private final BulkRpcs bulk;

  TaskRpcs(Operations operations, EventStreams events) {
    this.operations = operations;
    this.events = events;
    this.streams = new StatusStreams(operations, events);
    this.bulk = new BulkRpcs(operations.bulk());
  }

  @Override
  public void createTask(CreateTaskRequest request, StreamObserver<CreateTaskResponse> observer) {
    Calls.answer(
        observer,
        () -> CreateTaskResponse.newBuilder().setTask(TaskMessages.of(create(request))).build());
  }

  private TaskView create(CreateTaskRequest request) {
    try {
      return operations.tasks().create(TaskRequests.read(request));
    } catch (TaskerException e) {
      throw Failures.ofCreate(e);
    }
  }

  @Override
  public void getTask(GetTaskRequest request, StreamObserver<GetTaskResponse> observer) {
    Calls.answer(observer, () -> get(request));
  }

  private GetTaskResponse get(GetTaskRequest request) {
    TaskView task = operations.tasks().get(Uuids.task(request.getTaskUuid()));
    var response = GetTaskResponse.newBuilder().setTask(TaskMessages.of(task));
    List<StepView> steps =
        request.getIncludeSteps() || request.getIncludeContext()
            ? operations.steps().list(task.task())
            : List.of();
    if (request.getIncludeSteps()) {
      steps.forEach(step -> response.addSteps(StepMessages.of(step)));
    }
    if (request.getIncludeContext()) {
      response.setContext(TaskMessages.context(task, steps));
    }
    return response.build();
  }

  @Override
  public void getTaskContext(
      GetTaskContextRequest request, StreamObserver<GetTaskContextResponse> observer) {
    Calls.answer(
        observer,
        () -> {
          TaskView task = operations.tasks().get(Uuids.task(request.getTaskUuid()));
          return GetTaskContextResponse.newBuilder()
              .setContext(TaskMessages.context(task, operations.steps().list(task.task())))
              .build();
        });
  }

  @Override
  public void listTasks(ListTasksRequest request, StreamObserver<ListTasksResponse> observer) {
    Calls.answer(observer, () -> list(request));
  }

  private ListTasksResponse list(ListTasksRequest request) {
    var slice = ListRequests.slice(request);
    return ListRequests.isNumbered(request)
        ? numbered(request, slice)
        : following(request, slice.limit());
  }

  private ListTasksResponse following(ListTasksRequest request, int limit) {
    TaskPage page = operations.tasks().list(ListRequests.query(request, limit, 1));
    var response =
        ListTasksResponse.newBuilder()
            .addAllTasks(page.tasks().stream().map(TaskMessages::of).toList())
            .setPagination(TaskMessages.uncounted(page.tasks().size(), page.nextCursor() != null));
    Times.set(page.nextCursor(), response::setNextCursor);
    return response.build();
  }

  /** An offset that is not a multiple of the limit lies on two pages. */
  private ListTasksResponse numbered(ListTasksRequest request, Slice slice) {
    int limit = slice.limit();
    int skipped = slice.offset() % limit;
    long page = slice.offset() / limit + 1L;
    TaskPage first = operations.tasks().list(ListRequests.query(request, limit, page));
    List<TaskView> found = new ArrayList<>(first.tasks());
    if (skipped > 0 && first.hasNext()) {
      found.addAll(operations.tasks().list(ListRequests.query(request, limit, page + 1)).tasks());
    }
    List<TaskView> tasks = found.stream().skip(skipped).limit(limit).toList();
    var response =
        ListTasksResponse.newBuilder()
            .addAllTasks(tasks.stream().map(TaskMessages::of).toList())
            .setPagination(TaskMessages.page(first.totalCount(), tasks.size(), slice.offset()));
    if (skipped == 0) {
      Times.set(first.nextCursor(), response::setNextCursor);
    }
    return response.build();
  }

  @Override
  public void cancelTask(CancelTaskRequest request, StreamObserver<CancelTaskResponse> observer) {
    Calls.answer(observer, () -> cancel(request));
  }

  /** A task that is over already is no failure here, other than with REST. */
  private CancelTaskResponse cancel(CancelTaskRequest request) {
    String reason = Texts.free("reason", request.getReason());
    try {
      TaskView task =
          operations
              .tasks()
              .cancel(
                  Uuids.task(request.getTaskUuid()),
                  reason.isEmpty() ? null : reason,
                  request.hasExpectedSeq() ? request.getExpectedSeq() : null);
      return CancelTaskResponse.newBuilder()
          .setTask(TaskMessages.of(task))
          .setSuccess(true)
          .build();
    } catch (TaskerException e) {
      if (e.code() != ErrorCode.TASK_OVER) {
        throw e;
      }
      return CancelTaskResponse.newBuilder()
          .setMessage("Task cannot be cancelled: " + e.getMessage())
          .build();
    }
  }

  @Override
  public void getTaskSummary(
      GetTaskSummaryRequest request, StreamObserver<GetTaskSummaryResponse> observer) {
    Calls.answer(
        observer,
        () -> SummaryMessages.of(operations.tasks().summary(Uuids.task(request.getTaskUuid()))));
  }

  @Override
  public void streamTaskStatus(
      StreamTaskStatusRequest request, StreamObserver<TaskStatusUpdate> observer) {
    streams.follow(request, observer);
  }

  @Override
  public void createTasks(
      CreateTasksRequest request, StreamObserver<CreateTasksResponse> observer) {
    Calls.answer(observer, () -> bulk.create(request));
  }

  @Override
  public void cancelTasks(BulkTasksRequest request, StreamObserver<BulkTasksResponse> observer) {
    Calls.answer(observer, () -> bulk.cancel(request));
  }

  @Override
  public void retryTasks(BulkTasksRequest request, StreamObserver<BulkTasksResponse> observer) {
    Calls.answer(observer, () -> bulk.retry(request));
  }

  @Override
  public void watchTask(WatchTaskRequest request, StreamObserver<TaskEvent> observer) {
    events.watchTask(request, observer);
  }

  @Override
  public void watchTasks(WatchTasksRequest request, StreamObserver<TaskEvent> observer) {
    events.watchTasks(request, observer);
  }
}
