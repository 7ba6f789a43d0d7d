package io.tasker.grpc;

import com.tasker.v1.GetTemplateRequest;
import com.tasker.v1.GetTemplateResponse;
import com.tasker.v1.ListTemplatesRequest;
import com.tasker.v1.ListTemplatesResponse;
import com.tasker.v1.RegisterTemplateRequest;
import com.tasker.v1.RegisterTemplateResponse;
import com.tasker.v1.TemplateServiceGrpc;
import com.tasker.v1.ValidateTemplateRequest;
import com.tasker.v1.ValidateTemplateResponse;
import io.grpc.stub.StreamObserver;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.operations.TemplateIntake;
import io.tasker.contract.operations.TemplateOperations;
import io.tasker.grpc.message.TemplateMessages;
import io.tasker.grpc.read.Texts;

/** Templates. */
final class TemplateRpcs extends TemplateServiceGrpc.TemplateServiceImplBase {
  private final TemplateOperations templates;
  private final TemplateIntake intake;

  TemplateRpcs(TemplateOperations templates, TemplateIntake intake) {
    this.templates = templates;
    this.intake = intake;
  }

  @Override
  public void listTemplates(
      ListTemplatesRequest request, StreamObserver<ListTemplatesResponse> observer) {
    Calls.answer(
        observer,
        () ->
            TemplateMessages.of(
                templates.list(
                    request.hasNamespace()
                        ? Texts.storable("namespace", request.getNamespace())
                        : null)));
  }

  @Override
  public void getTemplate(
      GetTemplateRequest request, StreamObserver<GetTemplateResponse> observer) {
    Calls.answer(
        observer,
        () ->
            TemplateMessages.of(
                templates.get(
                    new TemplateName(
                        Texts.storable("namespace", request.getNamespace()),
                        Texts.storable("name", request.getName()),
                        Texts.storable("version", request.getVersion())))));
  }

  @Override
  public void validateTemplate(
      ValidateTemplateRequest request, StreamObserver<ValidateTemplateResponse> observer) {
    Calls.answer(observer, () -> check(request.getYaml()));
  }

  /** That something is wrong with a template is no error. */
  private ValidateTemplateResponse check(String yaml) {
    try {
      return TemplateMessages.of(intake.check(yaml));
    } catch (TaskerException e) {
      if (e.code() != ErrorCode.TEMPLATE_INVALID) {
        throw e;
      }
      return TemplateMessages.ofProblems(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void registerTemplate(
      RegisterTemplateRequest request, StreamObserver<RegisterTemplateResponse> observer) {
    Calls.answer(observer, () -> TemplateMessages.of(intake.register(request.getYaml())));
  }
}
