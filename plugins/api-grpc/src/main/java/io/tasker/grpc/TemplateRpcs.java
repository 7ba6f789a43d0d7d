package io.tasker.grpc;

import com.tasker.v1.GetTemplateRequest;
import com.tasker.v1.GetTemplateResponse;
import com.tasker.v1.ListTemplatesRequest;
import com.tasker.v1.ListTemplatesResponse;
import com.tasker.v1.TemplateServiceGrpc;
import io.grpc.stub.StreamObserver;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.operations.TemplateOperations;
import io.tasker.grpc.message.TemplateMessages;
import io.tasker.grpc.read.Texts;

/** Templates. */
final class TemplateRpcs extends TemplateServiceGrpc.TemplateServiceImplBase {
  private final TemplateOperations templates;

  TemplateRpcs(TemplateOperations templates) {
    this.templates = templates;
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
}
