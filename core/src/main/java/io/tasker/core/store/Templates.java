package io.tasker.core.store;

import io.tasker.contract.model.TemplateName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Stored templates at hand. By key they never change, so they stay; by name a newer revision may
 * come, so a name is looked up again after a while.
 */
public final class Templates {
  private static final long NAME_NANOS = Duration.ofSeconds(1).toNanos();

  private final TemplateStore store;
  private final LongSupplier nanoTime;
  private final Map<Integer, StoredTemplate> byId = new ConcurrentHashMap<>();
  private final Map<Integer, StoredTemplate> byStep = new ConcurrentHashMap<>();
  private final Map<TemplateName, Named> byName = new ConcurrentHashMap<>();

  private record Named(StoredTemplate template, long until) {}

  /** Nothing at hand yet. */
  public Templates(TemplateStore store, LongSupplier nanoTime) {
    this.store = store;
    this.nanoTime = nanoTime;
  }

  /** The newest revision of a template. */
  public Optional<StoredTemplate> find(TemplateName name) {
    Named known = byName.get(name);
    if (known != null && known.until() - nanoTime.getAsLong() > 0) {
      return Optional.of(known.template());
    }
    Optional<StoredTemplate> found = store.find(name);
    found.ifPresent(
        template ->
            byName.put(name, new Named(remember(template), nanoTime.getAsLong() + NAME_NANOS)));
    return found;
  }

  /** Looks names up again from now on. */
  public void forgetNames() {
    byName.clear();
  }

  /**
   * The template that a template step belongs to.
   *
   * @throws IllegalStateException if there is none: steps never outlive their template
   */
  public StoredTemplate ofStep(int templateStep) {
    StoredTemplate known = byStep.get(templateStep);
    if (known != null) {
      return known;
    }
    return store
        .templateOfStep(templateStep)
        .flatMap(store::find)
        .map(this::remember)
        .orElseThrow(
            () -> new IllegalStateException("no template has the template step " + templateStep));
  }

  private StoredTemplate remember(StoredTemplate template) {
    StoredTemplate first = byId.putIfAbsent(template.id(), template);
    StoredTemplate kept = first == null ? template : first;
    for (int templateStep : kept.templateSteps()) {
      byStep.put(templateStep, kept);
    }
    return kept;
  }
}
