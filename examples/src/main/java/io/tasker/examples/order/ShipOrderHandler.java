package io.tasker.examples.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tasker.examples.CheckedHandler;
import io.tasker.examples.Fields;
import io.tasker.worker.handler.StepContext;

/** {@code examples.order.ship}: hands a paid and reserved order to the carrier. */
public final class ShipOrderHandler extends CheckedHandler {
  /** Found by the service loader. */
  public ShipOrderHandler() {
    super("examples.order.ship");
  }

  @Override
  protected JsonNode result(StepContext context) {
    Fields shipping = Fields.ofInput(context).object("shipping");
    return JsonNodeFactory.instance
        .objectNode()
        .put("tracking_number", Reference.of("TRK-", context))
        .put("carrier_service", shipping.text("method"))
        .put("address", shipping.text("address"))
        .put("notified", Fields.ofResult(context, "validate_order").text("customer_email"))
        .put("reservation_id", Fields.ofResult(context, "reserve_inventory").text("reservation_id"))
        .put("transaction_id", Fields.ofResult(context, "process_payment").text("transaction_id"));
  }
}
