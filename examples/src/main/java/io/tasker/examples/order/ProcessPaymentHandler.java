package io.tasker.examples.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tasker.examples.BusyException;
import io.tasker.examples.CheckedHandler;
import io.tasker.examples.Fields;
import io.tasker.examples.InvalidStepException;
import io.tasker.worker.handler.StepContext;

/**
 * {@code examples.order.pay}: charges the total. The token {@code tok_declined} is refused for
 * good, {@code tok_busy} on the first attempt only.
 */
public final class ProcessPaymentHandler extends CheckedHandler {
  /** Found by the service loader. */
  public ProcessPaymentHandler() {
    super("examples.order.pay");
  }

  @Override
  protected JsonNode result(StepContext context) {
    Fields payment = Fields.ofInput(context).object("payment");
    String token = payment.text("token");
    if (token.equals("tok_declined")) {
      throw new InvalidStepException("card_declined", "the bank declined the payment");
    }
    if (token.equals("tok_busy") && context.attempt() == 1) {
      throw new BusyException("gateway_busy", "the payment gateway is busy, try again");
    }
    String reservation = Fields.ofResult(context, "reserve_inventory").text("reservation_id");
    return JsonNodeFactory.instance
        .objectNode()
        .put("transaction_id", Reference.of("TXN-", context))
        .put("reservation_id", reservation)
        .put("method", payment.text("method"))
        .put("charged_amount", Fields.ofResult(context, "validate_order").amount("total_amount"));
  }
}
