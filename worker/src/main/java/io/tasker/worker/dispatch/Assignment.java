package io.tasker.worker.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.contract.template.StepDefinition;
import io.tasker.core.schema.JsonSchema;
import io.tasker.core.store.ClaimStore.Claimed;
import io.tasker.core.store.StoredTemplate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A claimed step with everything its handler needs.
 *
 * @param claimed the claim
 * @param template what the task is an instance of
 * @param results what the steps before it returned, by name
 */
record Assignment(Claimed claimed, StoredTemplate template, Map<String, JsonNode> results) {
  StepDefinition definition() {
    return template.step(template.numberOf(claimed.templateStep()));
  }

  /** What its result must look like; null: anything. */
  @Nullable JsonSchema resultSchema() {
    return template.resultSchema(template.numberOf(claimed.templateStep()));
  }
}
