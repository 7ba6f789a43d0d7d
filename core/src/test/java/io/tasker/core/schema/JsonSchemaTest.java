package io.tasker.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.contract.model.Json;
import io.tasker.core.wire.CanonicalJson;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JsonSchemaTest {
  private static final String ORDER =
      """
      {"type": "object", "required": ["customer", "items"], "additionalProperties": false,
       "properties": {
         "customer": {"type": "object", "required": ["id"]},
         "items": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/item"}},
         "note": {"type": ["string", "null"], "maxLength": 3}},
       "$defs": {"item": {"type": "object", "properties": {
         "sku": {"type": "string", "pattern": "^[A-Z]+$"},
         "quantity": {"type": "integer", "minimum": 1},
         "unit": {"enum": ["kg", "piece"]}}}}}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'customer':{'id':1},'items':[{}]}",
        "{'customer':{'id':1},'items':[{'quantity':2.0,'sku':'A','unit':'kg'}],'note':null}",
      })
  void what_fits_has_no_violations(String value) {
    assertThat(violations(ORDER, value)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'items':[{}]}                 | in.customer is missing",
        "{'customer':{},'items':[{}]}   | in.customer.id is missing",
        "{'customer':{'id':1},'items':[]} | in.items must have at least 1 item, was an array with"
            + " 0 items",
        "{'customer':{'id':1},'items':{}} | in.items must be of type array, was an object with 0"
            + " keys",
        "{'customer':{'id':1},'items':[{},{'quantity':0}]} | in.items[1].quantity must be at least"
            + " 1, was 0",
        "{'customer':{'id':1},'items':[{'quantity':1.5}]} | in.items[0].quantity must be of type"
            + " integer, was 1.5",
        "{'customer':{'id':1},'items':[{'sku':'a'}]} | in.items[0].sku must match the pattern"
            + " \"^[A-Z]+$\", was \"a\"",
        "{'customer':{'id':1},'items':[{'unit':'m'}]} | in.items[0].unit must be one of"
            + " [\"kg\",\"piece\"], was \"m\"",
        "{'customer':{'id':1},'items':[{}],'note':'long'} | in.note must have at most 3 characters,"
            + " was \"long\"",
        "{'customer':{'id':1},'items':[{}],'note':5} | in.note must be of type string or null, was"
            + " 5",
        "{'customer':{'id':1},'items':[{}],'x y':5} | in.x y is not allowed",
      })
  void what_does_not_fit_is_named_with_path_allowed_and_found(String value, String violation) {
    assertThat(violations(ORDER, value)).containsExactly(violation);
  }

  @Test
  void a_format_is_checked_by_the_drafts_in_which_it_is_a_rule() {
    String format = "'format':'date-time'}";
    String seven = "{'$schema':'http://json-schema.org/draft-07/schema#'," + format;

    assertThat(violations(seven, "'2026-03-21T21:16:08Z'")).isEmpty();
    assertThat(violations(seven, "'soon'"))
        .containsExactly("in must be of the format \"date-time\", was \"soon\"");
    assertThat(violations("{" + format, "'soon'")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'const':1}                       | 2 | in must be 1, was 2",
        "{'exclusiveMinimum':1}            | 1 | in must be more than 1, was 1",
        "{'exclusiveMaximum':1}            | 1 | in must be less than 1, was 1",
        "{'multipleOf':2}                  | 3 | in must be a multiple of 2, was 3",
        "{'minLength':2}                   | 'a' | in must have at least 2 characters, was \"a\"",
        "{'maxItems':1}                    | [1,2] | in must have at most 1 item, was an array"
            + " with 2 items",
        "{'minProperties':1}               | {} | in must have at least 1 key, was an object with"
            + " 0 keys",
        "{'maxProperties':0}               | {'a':1} | in must have at most 0 keys, was an object"
            + " with 1 key",
        "{'uniqueItems':true}              | [1,1] | in must not have an item twice",
        "{'dependentRequired':{'a':['b']}} | {'a':1} | in.b is missing",
        "{'unevaluatedProperties':false}   | {'a':1} | in.a is not allowed",
        "{'properties':{'a':false}}        | {'a':1} | in.a is not allowed",
        "{'not':{}}                        | 1 | in must not be valid",
        "{'oneOf':[{},{}]}                 | 1 | in must be valid to one and only one",
        "{'propertyNames':{'maxLength':1}} | {'ab':1} | in",
        "{'contains':{'const':1}}          | [2] | in must contain at least 1 element",
      })
  void every_keyword_has_words_for_its_violation(String schema, String value, String violation) {
    assertThat(violations(schema, value)).first().asString().startsWith(violation);
  }

  @Test
  void ten_violations_are_named_and_the_rest_counted() {
    String items =
        IntStream.range(0, 14).mapToObj(_ -> "{'quantity':0}").collect(Collectors.joining(","));

    List<String> found = violations(ORDER, "{'customer':{'id':1},'items':[" + items + "]}");

    assertThat(found).hasSize(11).endsWith("and 4 more");
    assertThat(found.getFirst()).startsWith("in.items[0].quantity");
  }

  @Test
  void a_number_is_compared_as_it_was_written() {
    assertThat(violations("{'multipleOf':0.01}", "19.99")).isEmpty();
    assertThat(violations("{'maximum':12345678901234567890}", "12345678901234567891")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'type':'object'}",
        "{'$schema':'http://json-schema.org/draft-07/schema#','type':'object'}",
        "{'$schema':'http://json-schema.org/draft-07/schema','definitions':{'a':{}},"
            + "'properties':{'x':{'$ref':'#/definitions/a'}}}",
        "{'$schema':'http://json-schema.org/draft-04/schema#','type':'object'}",
        "{'$schema':'https://json-schema.org/draft/2020-12/schema','type':'object'}",
        "{'$id':'https://shop.example/order','properties':{'child':{'$ref':'#'}}}",
        "{'properties':{'$ref':{'type':'string'}}}",
      })
  void a_schema_that_can_be_used_has_no_problems(String schema) {
    assertThat(problems(schema)).isEmpty();
    assertThat(violations(schema, "{}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'strng'}            | s.type must be one of",
        "{'required':'a'}            | s.required must be of type array, was \"a\"",
        "{'properties':{'n':{'minimum':'1'}}} | s.properties.n.minimum must be of type number, was"
            + " \"1\"",
        "{'pattern':'('}             | s.pattern",
        "{'$schema':'http://json-schema.org/draft-09/schema'} | s.$schema must be one of",
        "{'$ref':'#/$defs/none'}     | s cannot be used: ",
        "{'properties':{'a':{'properties':{'b':{'$ref':'#/$defs/none'}}}}} | s cannot be used: ",
        "{'items':{'$ref':'https://shop.example/item.json'}} | s.items.$ref must point into the"
            + " same schema (#/…), was \"https://shop.example/item.json\"; nothing else is fetched",
        "{'$ref':'classpath:draft-07/schema'} | s.$ref must point into the same schema",
        "{'$ref':'file:/etc/hostname'} | s.$ref must point into the same schema",
        "{'allOf':[{'$ref':'item.json'}]} | s.allOf[0].$ref must point into the same schema",
      })
  void a_schema_that_cannot_be_used_says_why(String schema, String problem) {
    assertThat(problems(schema)).anySatisfy(found -> assertThat(found).startsWith(problem));
  }

  @Test
  void two_schemas_that_give_themselves_the_same_name_stay_apart() {
    String one = "{'$id':'https://shop.example/s','type':'string'}";
    String other = "{'$id':'https://shop.example/s','type':'integer'}";

    assertThat(violations(one, "'x'")).isEmpty();
    assertThat(violations(other, "'x'")).hasSize(1);
  }

  @Test
  void what_was_stored_unchecked_and_cannot_be_used_is_said_when_it_is_needed() {
    JsonSchema schema = JsonSchema.of(new Json("{\"$ref\":\"https://shop.example/a.json\"}"));

    assertThatThrownBy(() -> schema.violations("in", node("{}")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("shop.example");
  }

  @Test
  void many_threads_may_use_a_schema_from_its_first_value_on() throws Exception {
    JsonSchema schema = JsonSchema.of(new Json(ORDER));
    JsonNode value = node("{'customer':{'id':1},'items':[{'quantity':0}]}");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<String>>> all =
          IntStream.range(0, 50)
              .mapToObj(_ -> threads.submit(() -> schema.violations("in", value)))
              .toList();
      for (Future<List<String>> one : all) {
        assertThat(one.get(10, TimeUnit.SECONDS)).hasSize(1);
      }
    }
  }

  private static List<String> violations(String schema, String value) {
    return JsonSchema.of(new Json(schema.replace('\'', '"'))).violations("in", node(value));
  }

  private static List<String> problems(String schema) {
    return JsonSchema.problems("s", node(schema));
  }

  private static JsonNode node(String json) {
    return CanonicalJson.parse(new Json(json.replace('\'', '"')));
  }
}
