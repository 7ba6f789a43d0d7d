package io.helidon.builder.api;

import io.helidon.common.config.Config;

/**
 * Stands in for a nested interface that Helidon removed in 4.2 and that its DbClient 4.1.7, the
 * newest one published, still implements. Without it the DbClient does not load. To be deleted with
 * the pin of the DbClient: docs/adr/0002.
 *
 * @param <B> the builder
 * @param <P> what it builds
 */
// The dollar makes this a top-level class with the binary name of the nested one that is missing.
@SuppressWarnings("removal")
public interface Prototype$ConfiguredBuilder<B, P> extends Prototype.Builder<B, P> {
  /** Takes over what the configuration says. */
  B config(Config config);
}
