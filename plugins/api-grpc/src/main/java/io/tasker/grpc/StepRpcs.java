package io.tasker.grpc;

import com.tasker.v1.GetStepAuditRequest;
import com.tasker.v1.GetStepAuditResponse;
import com.tasker.v1.GetStepRequest;
import com.tasker.v1.GetStepResponse;
import com.tasker.v1.ListStepsRequest;
import com.tasker.v1.ListStepsResponse;
import com.tasker.v1.ResolveStepRequest;
import com.tasker.v1.ResolveStepResponse;
import com.tasker.v1.StepServiceGrpc;
import io.grpc.stub.StreamObserver;
import io.tasker.contract.model.StepId;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.operations.StepOperations;
import io.tasker.grpc.message.StepMessages;
import io.tasker.grpc.message.TaskMessages;
import io.tasker.grpc.read.StepActions;
import io.tasker.grpc.read.Uuids;

/** The steps of a task, one by one. */
final class StepRpcs extends StepServiceGrpc.StepServiceImplBase {
  private final StepOperations steps;

  StepRpcs(StepOperations steps) {
    this.steps = steps;
  }

  @Override
  public void getStep(GetStepRequest request, StreamObserver<GetStepResponse> observer) {
    Calls.answer(
        observer,
        () -> {
          TaskId task = Uuids.task(request.getTaskUuid());
          StepId step = Uuids.step(task, request.getStepUuid());
          return GetStepResponse.newBuilder()
              .setStep(StepMessages.of(steps.get(task, step)))
              .build();
        });
  }

  @Override
  public void listSteps(ListStepsRequest request, StreamObserver<ListStepsResponse> observer) {
    Calls.answer(
        observer,
        () -> {
          var found = steps.list(Uuids.task(request.getTaskUuid()));
          return ListStepsResponse.newBuilder()
              .addAllSteps(found.stream().map(StepMessages::of).toList())
              .setPagination(TaskMessages.page(found.size(), found.size(), 0))
              .build();
        });
  }

  @Override
  public void resolveStep(
      ResolveStepRequest request, StreamObserver<ResolveStepResponse> observer) {
    Calls.answer(
        observer,
        () -> {
          TaskId task = Uuids.task(request.getTaskUuid());
          StepId step = Uuids.step(task, request.getStepUuid());
          return ResolveStepResponse.newBuilder()
              .setStep(
                  StepMessages.of(
                      steps.act(
                          task,
                          step,
                          StepActions.read(request),
                          request.hasExpectedSeq() ? request.getExpectedSeq() : null)))
              .build();
        });
  }

  @Override
  public void getStepAudit(
      GetStepAuditRequest request, StreamObserver<GetStepAuditResponse> observer) {
    Calls.answer(
        observer,
        () -> {
          TaskId task = Uuids.task(request.getTaskUuid());
          StepId step = Uuids.step(task, request.getStepUuid());
          return GetStepAuditResponse.newBuilder()
              .addAllAuditRecords(steps.audit(task, step).stream().map(StepMessages::of).toList())
              .build();
        });
  }
}
