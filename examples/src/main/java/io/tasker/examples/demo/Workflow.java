package io.tasker.examples.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.UUID;

/**
 * A task to run.
 *
 * @param namespace of its template
 * @param name of its template
 * @param context its input
 */
record Workflow(String namespace, String name, JsonNode context) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A line, a diamond and an order. */
  static List<Workflow> all() {
    return List.of(
        new Workflow("rust_e2e_linear", "mathematical_sequence", json("{\"even_number\":6}")),
        new Workflow("rust_e2e_diamond", "diamond_pattern", json("{\"even_number\":8}")),
        new Workflow(
            "rust_e2e_order_fulfillment",
            "business_workflow",
            json(
                """
                {
                  "customer": {"id": 12345, "name": "Demo Customer", "email": "demo@shop.example"},
                  "items": [
                    {"sku": "BOOK-1", "quantity": 2, "price": 19.99},
                    {"sku": "LAMP-3", "quantity": 1, "price": 45.50}
                  ],
                  "payment": {"method": "card", "token": "tok_valid"},
                  "shipping": {"method": "express", "address": "1 Main Street, Springfield"}
                }
                """)));
  }

  /** The body of {@code POST /v1/tasks}. */
  String request() {
    return JSON.createObjectNode()
        .put("namespace", namespace)
        .put("name", name)
        .put("version", "1.0.0")
        .put("initiator", "demo")
        .put("source_system", "tasker-demo")
        .put("reason", "a first look at Tasker")
        .put("idempotency_key", UUID.randomUUID().toString())
        .set("context", context)
        .toString();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
