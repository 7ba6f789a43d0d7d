package io.tasker.rest;

import io.tasker.contract.model.TemplateName;
import io.tasker.contract.operations.TemplateOperations;
import io.tasker.rest.json.TemplateJson;
import io.tasker.rest.read.QueryFields;
import io.tasker.rest.route.Call;
import io.tasker.rest.route.Reply;

/** Templates. */
final class TemplateEndpoints {
  private static final int OK = 200;

  private final TemplateOperations templates;

  TemplateEndpoints(TemplateOperations templates) {
    this.templates = templates;
  }

  Reply list(Call call) {
    String namespace = new QueryFields(call.query()).text("namespace");
    return Reply.json(OK, TemplateJson.list(templates.list(namespace)));
  }

  Reply get(Call call) {
    var segments = call.segments();
    segments.forEach(segment -> QueryFields.requireStorable("path", segment));
    return Reply.json(
        OK,
        TemplateJson.of(
            templates.get(new TemplateName(segments.get(0), segments.get(1), segments.get(2)))));
  }
}
