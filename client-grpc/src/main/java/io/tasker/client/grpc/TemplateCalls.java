package io.tasker.client.grpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tasker.v1.GetTemplateRequest;
import com.tasker.v1.GetTemplateResponse;
import com.tasker.v1.ListTemplatesRequest;
import com.tasker.v1.ListTemplatesResponse;
import com.tasker.v1.RegisterTemplateRequest;
import com.tasker.v1.RegisterTemplateResponse;
import com.tasker.v1.TemplateServiceGrpc;
import com.tasker.v1.ValidateTemplateRequest;
import com.tasker.v1.ValidateTemplateResponse;
import io.tasker.client.transport.ApiCall;

/** Templates. */
final class TemplateCalls {
  private TemplateCalls() {}

  static Rpc<ListTemplatesRequest, ListTemplatesResponse> list(ApiCall call) {
    ListTemplatesRequest.Builder request = ListTemplatesRequest.newBuilder();
    Wanted.text(call.query(), "namespace", request::setNamespace);
    return new Rpc<>(
        TemplateServiceGrpc.getListTemplatesMethod(),
        request.build(),
        answer -> MessageJson.of(answer, TimeForm.ZONED));
  }

  static Rpc<GetTemplateRequest, GetTemplateResponse> get(ApiCall call) {
    return new Rpc<>(
        TemplateServiceGrpc.getGetTemplateMethod(),
        GetTemplateRequest.newBuilder()
            .setNamespace(Wanted.part(call, "namespace"))
            .setName(Wanted.part(call, "name"))
            .setVersion(Wanted.part(call, "version"))
            .build(),
        answer -> MessageJson.of(answer.getTemplate(), TimeForm.ZONED));
  }

  static Rpc<ValidateTemplateRequest, ValidateTemplateResponse> validate(ApiCall call) {
    return new Rpc<>(
        TemplateServiceGrpc.getValidateTemplateMethod(),
        ValidateTemplateRequest.newBuilder().setYaml(String.valueOf(call.body())).build(),
        TemplateCalls::check);
  }

  // REST names the template only if it is valid.
  private static ObjectNode check(ValidateTemplateResponse answer) {
    return Nulls.without(MessageJson.of(answer, TimeForm.ZONED));
  }

  static Rpc<RegisterTemplateRequest, RegisterTemplateResponse> register(ApiCall call) {
    return new Rpc<>(
        TemplateServiceGrpc.getRegisterTemplateMethod(),
        RegisterTemplateRequest.newBuilder().setYaml(String.valueOf(call.body())).build(),
        answer -> MessageJson.of(answer, TimeForm.ZONED));
  }
}
