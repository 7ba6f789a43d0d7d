package io.tasker.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tasker.contract.template.TaskTemplate;
import io.tasker.core.schema.JsonSchema;
import io.tasker.core.template.TemplateReader;
import io.tasker.worker.handler.StepHandler;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** Runs every shipped template by hand, step after step, with the handlers that it names. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TemplateFilesIT {
  private static final Path FOLDER = Path.of("src/main/tasker/templates");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, StepHandler> handlers = new HashMap<>();

  TemplateFilesIT() {
    ServiceLoader.load(StepHandler.class)
        .forEach(handler -> handlers.put(handler.callable(), handler));
  }

  @Test
  void every_step_names_a_handler_that_we_ship() throws IOException {
    try (var files = Files.list(FOLDER)) {
      assertThat(files.toList())
          .hasSizeGreaterThanOrEqualTo(5)
          .allSatisfy(
              file ->
                  assertThat(steps(file))
                      .isNotEmpty()
                      .allSatisfy(
                          step ->
                              assertThat(handlers)
                                  .containsKey(step.at("/handler/callable").textValue())));
    }
  }

  @Test
  void every_file_is_named_after_its_template_and_has_version_1_0_0() throws IOException {
    try (var files = Files.list(FOLDER)) {
      assertThat(files.toList())
          .allSatisfy(
              file -> {
                JsonNode template = read(file);
                assertThat(file.getFileName())
                    .hasToString(template.path("name").asText() + ".yaml");
                assertThat(template.path("version").textValue()).isEqualTo("1.0.0");
              });
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mathematical_sequence, linear_step_4, 16",
    "diamond_pattern, diamond_end, 16",
    "hierarchical_tree, tree_final_convergence, 64",
    "complex_dag, dag_validate, 16",
    "complex_dag, dag_transform, 8",
    "complex_dag, dag_analyze, 8",
    "complex_dag, dag_finalize, 64",
  })
  void a_number_ends_as_this_power_of_itself(String template, String step, int power)
      throws Exception {
    for (int number : List.of(2, 6, 100)) {
      var results = run(template, "{\"even_number\":" + number + "}");

      assertThat(results.get(step).asText())
          .isEqualTo(BigInteger.valueOf(number).pow(power).toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hierarchical_tree", "complex_dag"})
  void a_64th_power_is_always_text(String template) throws Exception {
    var results = run(template, "{\"even_number\":2}");

    assertThat(List.copyOf(results.values()).getLast().isTextual()).isTrue();
  }

  @Test
  void an_order_goes_from_its_check_to_its_parcel() throws Exception {
    String order =
        """
        {"customer":{"id":7,"name":"A Customer","email":"customer@shop.example"},
         "items":[{"sku":"BOOK-1","quantity":2,"price":10}],
         "payment":{"method":"card","token":"tok_valid"},
         "shipping":{"method":"express","address":"1 Main Street"}}
        """;
    assertThat(violations("business_workflow", order)).isEmpty();

    var results = run("business_workflow", order);

    assertThat(results.keySet())
        .containsExactly("validate_order", "reserve_inventory", "process_payment", "ship_order");
    assertThat(results.get("validate_order").path("total_amount").asDouble()).isEqualTo(21.6);
    assertThat(results.get("ship_order").path("tracking_number").asText()).startsWith("TRK-");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "mathematical_sequence | {} | context.even_number is missing",
        "mathematical_sequence | {'even_number':1} | context.even_number must be at least 2, was 1",
        "mathematical_sequence | {'even_number':101} | context.even_number must be at most 100, was"
            + " 101",
        "mathematical_sequence | {'even_number':'6'} | context.even_number must be of type integer,"
            + " was \"6\"",
        "business_workflow | {'items':[],'payment':{},'shipping':{'method':'m','address':'a'}} |"
            + " context.customer is missing",
        "business_workflow | {'items':[],'payment':{},'shipping':{'method':'m','address':'a'}} |"
            + " context.items must have at least 1 item, was an array with 0 items",
        "business_workflow | {'items':[],'payment':{},'shipping':{'method':'m','address':'a'}} |"
            + " context.payment.token is missing",
        "business_workflow | {'items':[{'sku':'A','quantity':0,'price':1}]} |"
            + " context.items[0].quantity must be at least 1, was 0",
        "sleep | {'milliseconds':-1} | context.milliseconds must be at least 0, was -1",
      })
  void an_input_that_does_not_fit_is_refused_before_anything_runs(
      String template, String input, String violation) throws IOException {
    assertThat(violations(template, input.replace('\'', '"'))).contains(violation);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mathematical_sequence | {\"even_number\":2}",
        "mathematical_sequence | {\"even_number\":100}",
        "sleep                 | {\"milliseconds\":0}",
      })
  void an_input_that_fits_is_taken(String template, String input) throws IOException {
    assertThat(violations(template, input)).isEmpty();
  }

  private static List<String> violations(String template, String input) throws IOException {
    Path file = FOLDER.resolve(template + ".yaml");
    TaskTemplate read = TemplateReader.read(template, Files.readString(file)).template();
    return JsonSchema.of(read.inputSchema()).violations("context", JSON.readTree(input));
  }

  private Map<String, JsonNode> run(String template, String input) throws Exception {
    var results = new LinkedHashMap<String, JsonNode>();
    for (JsonNode step : steps(FOLDER.resolve(template + ".yaml"))) {
      String name = step.path("name").textValue();
      var context = FakeContext.withInput(input).stepName(name);
      if (step.at("/handler/initialization").isObject()) {
        context.settings(step.at("/handler/initialization"));
      }
      for (JsonNode parent : step.path("dependencies")) {
        assertThat(results).as("%s comes after its parents", name).containsKey(parent.textValue());
        context.result(parent.textValue(), results.get(parent.textValue()));
      }
      var handler = handlers.get(step.at("/handler/callable").textValue());
      results.put(name, context.succeed(handler));
    }
    return results;
  }

  private static Iterable<JsonNode> steps(Path file) {
    return read(file).path("steps");
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.valueToTree(new Yaml().load(Files.readString(file)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
