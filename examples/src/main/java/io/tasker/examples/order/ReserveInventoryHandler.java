package io.tasker.examples.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tasker.examples.CheckedHandler;
import io.tasker.examples.Fields;
import io.tasker.examples.InvalidStepException;
import io.tasker.worker.handler.StepContext;

/**
 * {@code examples.order.reserve}: sets the pieces of an order aside. Of articles whose sku begins
 * with {@code OUT-} there is nothing left.
 */
public final class ReserveInventoryHandler extends CheckedHandler {
  /** Found by the service loader. */
  public ReserveInventoryHandler() {
    super("examples.order.reserve");
  }

  @Override
  protected JsonNode result(StepContext context) {
    int pieces = Fields.ofResult(context, "validate_order").integer("total_quantity", 1, 1 << 30);
    JsonNode items = Fields.ofInput(context).list("items");
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("reservation_id", Reference.of("RES-", context)).put("reserved_quantity", pieces);
    for (JsonNode item : items) {
      String sku = item.path("sku").asText();
      if (sku.startsWith("OUT-")) {
        throw new InvalidStepException("out_of_stock", "nothing left of " + sku);
      }
      result.withArray("skus").add(sku);
    }
    return result;
  }
}
