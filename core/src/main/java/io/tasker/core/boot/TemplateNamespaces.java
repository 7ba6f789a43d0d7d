package io.tasker.core.boot;

import io.tasker.core.store.TemplateStore;
import java.util.function.IntFunction;

/** The namespace of a template, asked of the database; empty while it cannot be. */
record TemplateNamespaces(TemplateStore templates) implements IntFunction<String> {
  @Override
  public String apply(int template) {
    try {
      return templates.find(template).map(found -> found.template().name().namespace()).orElse("");
    } catch (RuntimeException e) {
      return ""; // a label is no reason to fail: Counters asks again
    }
  }
}
