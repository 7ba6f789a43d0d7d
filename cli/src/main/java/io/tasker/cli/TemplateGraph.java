package io.tasker.cli;

import io.tasker.client.error.ClientConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads as much of a template file as is needed to draw it. */
final class TemplateGraph {
  private TemplateGraph() {}

  static Graph of(String file, String text) {
    Object root;
    try {
      root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    } catch (YAMLException e) {
      throw new ClientConfigException(file + ": is not YAML: " + e.getMessage(), e);
    }
    if (!(root instanceof Map<?, ?> template)
        || !(template.get("steps") instanceof List<?> steps)) {
      throw new ClientConfigException(file + ": is not a template: it has no list steps");
    }
    List<Graph.Node> nodes = new ArrayList<>();
    for (Object step : steps) {
      if (!(step instanceof Map<?, ?> fields) || fields.get("name") == null) {
        throw new ClientConfigException(file + ": a step without a name: " + step);
      }
      List<String> parents = new ArrayList<>();
      if (fields.get("dependencies") instanceof List<?> names) {
        names.forEach(name -> parents.add(String.valueOf(name)));
      }
      Object type = fields.get("type");
      nodes.add(
          new Graph.Node(
              fields.get("name").toString(), parents, null, type == null ? "" : type.toString()));
    }
    return new Graph(template.get("name") + " " + template.get("version"), nodes);
  }
}
