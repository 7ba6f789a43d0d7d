package io.tasker.testkit.operations;

import io.tasker.contract.model.TemplateName;
import io.tasker.contract.operations.TemplateList;
import io.tasker.contract.operations.TemplateOperations;
import io.tasker.contract.template.TaskTemplate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Templates that answer what a test tells them to, and remember what they were asked. */
public final class FakeTemplates implements TemplateOperations {
  public final List<String> listed = new CopyOnWriteArrayList<>();
  public final List<TemplateName> read = new CopyOnWriteArrayList<>();

  public volatile TemplateList list = new TemplateList(List.of(), List.of());
  public volatile Function<TemplateName, TaskTemplate> onGet = _ -> Samples.TEMPLATE;

  @Override
  public TemplateList list(@Nullable String namespace) {
    listed.add(namespace == null ? "every namespace" : namespace);
    return list;
  }

  @Override
  public TaskTemplate get(TemplateName name) {
    read.add(name);
    return onGet.apply(name);
  }
}
