package io.tasker.core.store;

import io.helidon.dbclient.DbClient;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.operations.TemplateList;
import io.tasker.contract.template.TaskTemplate;
import io.tasker.core.resilience.Guard;
import io.tasker.core.template.TemplateCodec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads templates as clients see them, through Helidon's DbClient. */
public final class TemplateViewStore {
  private final DbReads reads;

  /** Reads through a client. */
  public TemplateViewStore(DbClient client) {
    this(client, Guard.NONE);
  }

  /** The same, behind a guard. */
  public TemplateViewStore(DbClient client, Guard guard) {
    this.reads = new DbReads(client, guard);
  }

  /** Every namespace, by name. */
  public List<TemplateList.Namespace> namespaces() {
    return reads.query(
        StoreSql.NAMESPACES,
        Map.of(),
        row ->
            new TemplateList.Namespace(DbColumns.text(row, "name"), DbColumns.integer(row, "n")));
  }

  /**
   * The newest revision of every template, by namespace, name and version.
   *
   * @param namespace the only one to look at; null: look at all
   */
  public List<TemplateList.Summary> templates(@Nullable String namespace) {
    return reads.query(
        StoreSql.TEMPLATES,
        Map.of("any_namespace", namespace == null, "namespace", namespace == null ? "" : namespace),
        row ->
            new TemplateList.Summary(
                new TemplateName(
                    DbColumns.text(row, "namespace"),
                    DbColumns.text(row, "name"),
                    DbColumns.text(row, "version")),
                DbColumns.textOrNull(row, "description"),
                DbColumns.integer(row, "steps")));
  }

  /** The template that a task was created from, as it was then. */
  public Optional<TaskTemplate> templateOf(TaskId task) {
    return reads
        .query(
            StoreSql.TEMPLATE_OF_TASK,
            Map.of("task", task.toString()),
            row -> TemplateCodec.read(new Json(DbColumns.text(row, "definition"))))
        .stream()
        .findFirst();
  }

  /** The newest revision of a template. */
  public Optional<TaskTemplate> template(TemplateName name) {
    return reads
        .query(
            StoreSql.TEMPLATE_DEFINITION,
            Map.of("namespace", name.namespace(), "name", name.name(), "version", name.version()),
            row -> TemplateCodec.read(new Json(DbColumns.text(row, "definition"))))
        .stream()
        .findFirst();
  }
}
