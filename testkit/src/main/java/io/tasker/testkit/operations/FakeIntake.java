package io.tasker.testkit.operations;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.operations.TemplateIntake;
import java.util.List;

/** Takes every template but one that says bad. */
public final class FakeIntake implements TemplateIntake {
  private static final TemplateName NAME = new TemplateName("shop", "order", "1.0.0");

  @Override
  public Checked check(String yaml) {
    if (yaml.contains("bad")) {
      throw new TaskerException(
          ErrorCode.TEMPLATE_INVALID, "template:1:1: one thing\ntemplate:2:1: another");
    }
    return new Checked(NAME, List.of("template:3:1: no effect"));
  }

  @Override
  public Registered register(String yaml) {
    check(yaml);
    return new Registered(NAME, 2, true);
  }
}
