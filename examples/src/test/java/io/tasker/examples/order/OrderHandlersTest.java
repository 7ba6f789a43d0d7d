package io.tasker.examples.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tasker.examples.FakeContext;
import io.tasker.worker.handler.StepOutcome;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OrderHandlersTest {
  private static final String ORDER =
      """
      {
        "customer": {"id": "C-7", "name": "A Customer", "email": "customer@shop.example"},
        "items": [
          {"sku": "BOOK-1", "quantity": 2, "price": 19.99},
          {"sku": "LAMP-3", "quantity": 1, "price": 45.5}
        ],
        "payment": {"method": "card", "token": "tok_valid"},
        "shipping": {"method": "standard", "address": "1 Main Street"}
      }
      """;

  @Test
  void a_valid_order_is_priced_to_the_cent() throws Exception {
    var result = FakeContext.withInput(ORDER).succeed(new ValidateOrderHandler());

    assertThat(result)
        .hasToString(
            "{\"customer_email\":\"customer@shop.example\",\"item_count\":2,"
                + "\"total_quantity\":3,\"subtotal\":85.48,\"tax_amount\":6.84,"
                + "\"total_amount\":92.32}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /customer/email   | "nobody" | input.customer.email must look like name@host, was "nobody"
          /customer/name    | ""  | input.customer.name must be a text that is not empty, was ""
          /customer/id      | null | input.customer.id must be a text that is not empty, was null
          /items/1/quantity | 0   | input.items[1].quantity must be a whole number from 1 to 10000, was 0
          /items/0/price    | -1  | input.items[0].price must be a number of at least 0, was -1
          /items/0/sku      | 4   | input.items[0].sku must be a text that is not empty, was 4
          /items            | []  | input.items must be a list with at least one element, was an empty list
          /payment          | 1   | input.payment must be an object, was 1
          /shipping/address | {}  | input.shipping.address must be a text that is not empty, was an object
          """)
  void a_wrong_field_is_named(String pointer, String value, String message) throws Exception {
    var failure = FakeContext.withInput(with(pointer, value)).fail(new ValidateOrderHandler());

    assertThat(failure).isEqualTo(new StepOutcome.Failure("validation_error", message, false));
  }

  @Test
  void what_is_sold_out_cannot_be_reserved() throws Exception {
    var failure = validated(with("/items/1/sku", "\"OUT-1\"")).fail(new ReserveInventoryHandler());

    assertThat(failure)
        .isEqualTo(new StepOutcome.Failure("out_of_stock", "nothing left of OUT-1", false));
  }

  @Test
  void a_declined_card_is_permanent_and_a_busy_gateway_is_not() throws Exception {
    var declined = validated(with("/payment/token", "\"tok_declined\""));
    var busy = validated(with("/payment/token", "\"tok_busy\""));
    busy.result("reserve_inventory", "{\"reservation_id\":\"RES-1\"}");

    assertThat(declined.fail(new ProcessPaymentHandler()).retryable()).isFalse();
    assertThat(busy.attempt(1).fail(new ProcessPaymentHandler()).retryable()).isTrue();
    assertThat(busy.attempt(2).succeed(new ProcessPaymentHandler()).path("charged_amount"))
        .hasToString("92.32");
  }

  @Test
  void a_second_attempt_gives_the_same_reference_and_another_step_a_different_one()
      throws Exception {
    var first = validated(ORDER).stepName("reserve_inventory").attempt(1);
    var second = validated(ORDER).stepName("reserve_inventory").attempt(2);
    var other = validated(ORDER).stepName("another_step").attempt(1);
    var handler = new ReserveInventoryHandler();

    assertThat(second.succeed(handler)).isEqualTo(first.succeed(handler));
    assertThat(other.succeed(handler)).isNotEqualTo(first.succeed(handler));
  }

  @Test
  void a_shipment_names_reservation_and_payment() throws Exception {
    var context =
        validated(ORDER)
            .result("reserve_inventory", "{\"reservation_id\":\"RES-1\"}")
            .result("process_payment", "{\"transaction_id\":\"TXN-1\"}");

    var result = context.succeed(new ShipOrderHandler());

    assertThat(result.path("tracking_number").textValue()).matches("TRK-[0-9A-F]{12}");
    assertThat(result.path("reservation_id").textValue()).isEqualTo("RES-1");
    assertThat(result.path("transaction_id").textValue()).isEqualTo("TXN-1");
  }

  private static FakeContext validated(String order) throws Exception {
    var result = FakeContext.withInput(ORDER).succeed(new ValidateOrderHandler());
    return FakeContext.withInput(order).result("validate_order", result);
  }

  private static String with(String pointer, String value) {
    JsonNode order = FakeContext.json(ORDER);
    int slash = pointer.lastIndexOf('/');
    var parent = (ObjectNode) order.at(pointer.substring(0, slash));
    parent.set(pointer.substring(slash + 1), FakeContext.json(value));
    return order.toString();
  }
}
