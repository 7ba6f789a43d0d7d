package io.tasker.examples.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tasker.examples.CheckedHandler;
import io.tasker.examples.Fields;
import io.tasker.examples.InvalidStepException;
import io.tasker.worker.handler.StepContext;
import java.math.BigDecimal;

/**
 * {@code examples.order.validate}: checks customer, items, payment and shipping, and works out what
 * the order costs.
 */
public final class ValidateOrderHandler extends CheckedHandler {
  private static final int MOST_PIECES = 10_000;

  /** Found by the service loader. */
  public ValidateOrderHandler() {
    super("examples.order.validate");
  }

  @Override
  protected JsonNode result(StepContext context) {
    Fields order = Fields.ofInput(context);
    String email = customerEmail(order.object("customer"));
    order.object("payment").text("method");
    order.object("payment").text("token");
    order.object("shipping").text("method");
    order.object("shipping").text("address");

    BigDecimal net = BigDecimal.ZERO;
    int pieces = 0;
    JsonNode items = order.list("items");
    for (int i = 0; i < items.size(); i++) {
      Fields item = new Fields(items.get(i), "input.items[" + i + "]");
      item.text("sku");
      int quantity = item.integer("quantity", 1, MOST_PIECES);
      net = net.add(item.amount("price").multiply(BigDecimal.valueOf(quantity)));
      pieces += quantity;
    }
    return priced(email, items.size(), pieces, net);
  }

  private static String customerEmail(Fields customer) {
    customer.text("name");
    if (!customer.node().path("id").isIntegralNumber()) {
      customer.text("id");
    }
    String email = customer.text("email");
    if (!email.matches("[^@\\s]+@[^@\\s]+")) {
      throw new InvalidStepException(
          "input.customer.email must look like name@host, was \"" + email + "\"");
    }
    return email;
  }

  private static ObjectNode priced(String email, int positions, int pieces, BigDecimal items) {
    BigDecimal net = Money.cents(items);
    BigDecimal tax = Money.tax(net);
    return JsonNodeFactory.instance
        .objectNode()
        .put("customer_email", email)
        .put("item_count", positions)
        .put("total_quantity", pieces)
        .put("subtotal", net)
        .put("tax_amount", tax)
        .put("total_amount", net.add(tax));
  }
}
