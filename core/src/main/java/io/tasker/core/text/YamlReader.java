package io.tasker.core.text;

import io.tasker.core.text.YamlNode.Field;
import io.tasker.core.text.YamlNode.Kind;
import java.io.Serial;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Turns one text into nodes of ours; used once. */
final class YamlReader {
  /** Room for a template of some 100,000 steps; what needs more is an alias bomb. */
  private static final int MOST_NODES = 1_000_000;

  private static final int LONGEST_TEXT = 16 * 1024 * 1024;
  private static final int DEEPEST = 50;
  private static final Resolver SCHEMA = new CoreSchema();
  private static final Map<Tag, Kind> KINDS =
      Map.of(
          Tag.NULL,
          Kind.NOTHING,
          Tag.BOOL,
          Kind.FLAG,
          Tag.INT,
          Kind.WHOLE,
          Tag.FLOAT,
          Kind.DECIMAL);

  private final List<Problem> problems = new ArrayList<>();
  private int nodes;

  YamlText read(String text) {
    Optional<YamlNode> root = Optional.empty();
    try {
      Iterator<Node> documents = yaml().composeAll(new StringReader(text)).iterator();
      if (documents.hasNext()) {
        root = Optional.of(convert(documents.next(), 0));
      }
      if (documents.hasNext()) {
        problem(place(documents.next().getStartMark()), "a second document; one is allowed");
      }
    } catch (TooLarge e) {
      root = Optional.empty();
      problem(e.place, e.getMessage());
    } catch (MarkedYAMLException e) {
      problem(place(e.getProblemMark()), "not valid YAML: " + e.getProblem());
    } catch (YAMLException e) {
      problem(Place.START, "not valid YAML: " + Shown.of(String.valueOf(e.getMessage())));
    }
    problems.sort(Comparator.comparing(Problem::place));
    return new YamlText(root, problems);
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LONGEST_TEXT);
    options.setNestingDepthLimit(DEEPEST);
    DumperOptions dumping = new DumperOptions();
    return new Yaml(
        new SafeConstructor(options), new Representer(dumping), dumping, options, SCHEMA);
  }

  private YamlNode convert(Node node, int depth) {
    Place place = place(node.getStartMark());
    if (depth > DEEPEST || ++nodes > MOST_NODES) {
      throw new TooLarge(place);
    }
    return switch (node) {
      case MappingNode mapping -> fields(mapping, place, depth);
      case SequenceNode sequence -> items(sequence, place, depth);
      case ScalarNode scalar -> scalar(scalar, place);
      default -> throw new IllegalStateException("unexpected node " + node.getNodeId());
    };
  }

  private YamlNode fields(MappingNode mapping, Place place, int depth) {
    checkTag(mapping, Tag.MAP, place);
    List<Field> fields = new ArrayList<>();
    Map<String, Place> seen = new HashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Place at = place(tuple.getKeyNode().getStartMark());
      YamlNode value = convert(tuple.getValueNode(), depth + 1);
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problem(at, "a key must be a single value");
      } else if (key.getValue().equals("<<")) {
        problem(at, "merge keys (<<) are not supported; write the keys out");
      } else if (seen.putIfAbsent(key.getValue(), at) != null) {
        problem(
            at,
            "the key \""
                + Shown.of(key.getValue())
                + "\" is given twice, first at "
                + seen.get(key.getValue()));
      } else {
        fields.add(new Field(at, key.getValue(), value));
      }
    }
    return new YamlNode.Fields(place, fields);
  }

  private YamlNode items(SequenceNode sequence, Place place, int depth) {
    checkTag(sequence, Tag.SEQ, place);
    List<YamlNode> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(convert(item, depth + 1));
    }
    return new YamlNode.Items(place, items);
  }

  private YamlNode scalar(ScalarNode node, Place place) {
    return new YamlNode.Scalar(place, kind(node, place), node.getValue());
  }

  private Kind kind(ScalarNode node, Place place) {
    Tag tag = node.getTag();
    Kind kind = KINDS.getOrDefault(tag, Kind.TEXT);
    if (kind == Kind.TEXT) {
      checkTag(node, Tag.STR, place);
    } else if (!SCHEMA.resolve(NodeId.scalar, node.getValue(), true).equals(tag)) {
      problem(place, "the tag " + tag.getValue() + " does not fit " + Shown.of(node.getValue()));
      return Kind.TEXT;
    }
    return kind;
  }

  private void checkTag(Node node, Tag expected, Place place) {
    if (!node.getTag().equals(expected)) {
      problem(place, "the tag " + Shown.of(node.getTag().getValue()) + " is not allowed");
    }
  }

  private void problem(Place place, String message) {
    problems.add(new Problem(place, message));
  }

  // An empty collection or an error at the very start may come without a mark.
  private static Place place(@Nullable Mark mark) {
    return mark == null ? Place.START : new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }

  /** Ends the reading of a text that is not worth more memory. */
  private static final class TooLarge extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final transient Place place;

    TooLarge(Place place) {
      super(
          "nested deeper than "
              + DEEPEST
              + " levels or more than "
              + MOST_NODES
              + " values, aliases counted in full",
          null,
          false,
          false);
      this.place = place;
    }
  }
}
