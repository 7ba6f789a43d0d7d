package io.tasker.core.lifecycle.initialization;

import io.tasker.contract.model.TemplateName;
import io.tasker.core.store.StoredTemplate;
import java.util.List;
import java.util.Optional;

/** Where templates come from. */
public interface TemplateSource {
  /** The newest revision of a template. */
  Optional<StoredTemplate> find(TemplateName name);

  /** Names that are known, for error messages. */
  List<TemplateName> names();
}
