package io.tasker.core.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tasker.core.text.Place;
import io.tasker.core.text.YamlNode;
import io.tasker.core.text.YamlNode.Field;
import io.tasker.core.text.YamlNode.Fields;
import io.tasker.core.text.YamlNode.Items;
import io.tasker.core.text.YamlNode.Scalar;
import java.math.BigDecimal;

/** Turns YAML into the JSON of the same meaning; what the database cannot hold is a problem. */
final class YamlJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Findings findings;

  YamlJson(Findings findings) {
    this.findings = findings;
  }

  JsonNode convert(YamlNode node) {
    return switch (node) {
      case Scalar scalar -> scalar(scalar);
      case Items items -> {
        ArrayNode array = JSON.arrayNode();
        items.items().forEach(item -> array.add(convert(item)));
        yield array;
      }
      case Fields fields -> {
        ObjectNode object = JSON.objectNode();
        for (Field field : fields.fields()) {
          object.set(storable(field.name(), field.place()), convert(field.value()));
        }
        yield object;
      }
    };
  }

  private JsonNode scalar(Scalar scalar) {
    return switch (scalar.kind()) {
      case TEXT -> JSON.textNode(storable(scalar.text(), scalar.place()));
      case WHOLE -> JSON.numberNode(scalar.whole());
      case DECIMAL -> decimal(scalar);
      case FLAG -> JSON.booleanNode(scalar.text().equalsIgnoreCase("true"));
      case NOTHING -> JSON.nullNode();
    };
  }

  private JsonNode decimal(Scalar scalar) {
    String text = scalar.text();
    if (!Double.isFinite(parse(text))) {
      findings.problem(scalar.place(), text + " is no number that JSON can hold");
      return JSON.nullNode();
    }
    return JSON.numberNode(new BigDecimal(text));
  }

  private static double parse(String text) {
    return Character.isLetter(text.charAt(text.length() - 1))
        ? Double.NaN
        : Double.parseDouble(text);
  }

  private String storable(String text, Place place) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == 0) {
        findings.problem(place, "the character U+0000 cannot be stored");
        return "";
      }
      if (Character.isHighSurrogate(character)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(character)) {
        findings.problem(place, "half a character (an unpaired surrogate) cannot be stored");
        return "";
      }
    }
    return text;
  }
}
