package io.tasker.core.template;

import io.tasker.contract.error.TaskerException;
import io.tasker.contract.template.TaskTemplate;
import io.tasker.core.text.Place;
import io.tasker.core.text.YamlNode;
import io.tasker.core.text.YamlNode.Fields;
import io.tasker.core.text.YamlText;

/** Reads template files. */
public final class TemplateReader {
  private TemplateReader() {}

  /**
   * Reads one template.
   *
   * @param fileName for messages
   * @param yaml the file's text
   * @throws TaskerException {@code TEMPLATE_INVALID} with everything that is wrong, each with file,
   *     line and column, what is allowed and the nearest known name
   */
  public static TemplateFile read(String fileName, String yaml) {
    Findings findings = new Findings(fileName);
    YamlText text = YamlText.read(yaml);
    text.problems().forEach(problem -> findings.problem(problem.place(), problem.message()));
    text.root().ifPresent(root -> check(root, findings));
    if (text.root().isEmpty() && text.problems().isEmpty()) {
      findings.problem(Place.START, "the file is empty; a template is expected");
    }
    findings.throwIfAny();
    TaskTemplate template =
        new TemplateBuilder(new YamlJson(findings)).template((Fields) text.root().orElseThrow());
    findings.throwIfAny();
    return new TemplateFile(template, findings.warnings());
  }

  private static void check(YamlNode root, Findings findings) {
    new ShapeCheck(findings).check("", root, TemplateShape.TEMPLATE);
    if (root instanceof Fields document) {
      new StepRules(findings).check(document);
      new SchemaRules(findings).check(document);
      EnvironmentRules.check(document, findings);
    }
  }
}
