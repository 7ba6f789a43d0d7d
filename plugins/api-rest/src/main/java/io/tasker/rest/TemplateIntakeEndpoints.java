package io.tasker.rest;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.operations.TemplateIntake;
import io.tasker.rest.json.IntakeJson;
import io.tasker.rest.route.ApiError;
import io.tasker.rest.route.Call;
import io.tasker.rest.route.Reply;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Templates that somebody sends as YAML. */
final class TemplateIntakeEndpoints {
  private static final int OK = 200;
  private final TemplateIntake intake;

  TemplateIntakeEndpoints(TemplateIntake intake) {
    this.intake = intake;
  }

  /** Says what is wrong with a template; that something is, is no error. */
  Reply check(Call call) {
    String yaml = text(call);
    try {
      return Reply.json(OK, IntakeJson.of(intake.check(yaml)));
    } catch (TaskerException e) {
      if (e.code() != ErrorCode.TEMPLATE_INVALID) {
        throw e;
      }
      return Reply.json(OK, IntakeJson.ofProblems(String.valueOf(e.getMessage())));
    }
  }

  Reply register(Call call) {
    return Reply.json(OK, IntakeJson.of(intake.register(text(call))));
  }

  private static String text(Call call) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(call.body())).toString();
    } catch (CharacterCodingException _) {
      throw ApiError.badRequest("the body is not UTF-8 text");
    }
  }
}
