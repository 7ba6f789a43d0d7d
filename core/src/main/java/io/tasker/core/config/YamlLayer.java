package io.tasker.core.config;

import io.tasker.core.text.YamlNode;
import io.tasker.core.text.YamlNode.Field;
import io.tasker.core.text.YamlNode.Fields;
import io.tasker.core.text.YamlNode.Items;
import io.tasker.core.text.YamlNode.Kind;
import io.tasker.core.text.YamlNode.Scalar;
import io.tasker.core.text.YamlText;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the settings of one file. */
final class YamlLayer {
  private final String file;
  private final Findings findings;
  private final Map<String, Setting> settings = new LinkedHashMap<>();

  private YamlLayer(String file, Findings findings) {
    this.file = file;
    this.findings = findings;
  }

  /** The settings in the order of the file; what is wrong with it is added to the findings. */
  static List<Setting> read(Path path, Findings findings) {
    try {
      return parse(path.toString(), Files.readString(path), findings);
    } catch (IOException e) {
      findings.problem(path.toString(), whyUnreadable(path, e));
    }
    return List.of();
  }

  static String whyUnreadable(Path path, IOException e) {
    if (Files.isDirectory(path)) {
      return "this is a folder, not a file";
    }
    return switch (e) {
      case NoSuchFileException _ -> "the file does not exist";
      case AccessDeniedException _ -> "no permission to read the file";
      case MalformedInputException _ -> "the file is not UTF-8 text";
      default -> "the file cannot be read: " + e;
    };
  }

  static List<Setting> parse(String file, String text, Findings findings) {
    YamlLayer layer = new YamlLayer(file, findings);
    YamlText yaml = YamlText.read(text);
    yaml.problems().forEach(p -> findings.problem(file + ":" + p.place(), p.message()));
    yaml.root().ifPresent(layer::root);
    return List.copyOf(layer.settings.values());
  }

  private void root(YamlNode root) {
    switch (root) {
      case Fields fields -> section("", fields);
      case Scalar scalar when scalar.kind() == Kind.NOTHING -> {}
      case Scalar _, Items _ ->
          findings.problem(
              file + ":" + root.place(),
              "must be a mapping with common, orchestration and worker, was " + root.describe());
    }
  }

  private void section(String prefix, Fields fields) {
    for (Field field : fields.fields()) {
      value(prefix + field.name(), field);
    }
  }

  private void value(String key, Field field) {
    switch (field.value()) {
      case Fields section when KnownKeys.find(key).isPresent() ->
          add(key, field, new Raw.Other(section.describe()));
      case Fields section -> section(key + ".", section);
      case Items items -> add(key, field, Raw.list(items));
      case Scalar scalar when scalar.kind() == Kind.NOTHING -> {
        // A section whose keys are all commented out.
        if (!KnownKeys.isSection(key)) {
          add(key, field, new Raw.Other("nothing"));
        }
      }
      case Scalar scalar -> add(key, field, new Raw.Text(scalar.text()));
    }
  }

  private void add(String key, Field field, Raw value) {
    Setting setting = new Setting(key, value, file + ":" + field.place().line(), true);
    Setting earlier = settings.putIfAbsent(key, setting);
    if (earlier != null) {
      findings.problem(setting.origin(), key + " is given twice, first at " + earlier.origin());
    }
  }
}
