package io.tasker.core.boot;

import io.tasker.contract.model.TemplateName;
import io.tasker.core.lifecycle.initialization.TemplateSource;
import io.tasker.core.store.StoredTemplate;
import io.tasker.core.store.TemplateStore;
import io.tasker.core.store.Templates;
import java.util.List;
import java.util.Optional;

/** Templates at hand, and all names from the database when one is not found. */
record KnownTemplates(Templates templates, TemplateStore store) implements TemplateSource {
  @Override
  public Optional<StoredTemplate> find(TemplateName name) {
    return templates.find(name);
  }

  @Override
  public List<TemplateName> names() {
    return store.names();
  }
}
