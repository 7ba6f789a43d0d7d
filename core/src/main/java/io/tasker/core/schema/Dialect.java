package io.tasker.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The versions of JSON Schema that we know, all of whose own schemas are within the library. */
final class Dialect {
  private static final List<String> KNOWN =
      Arrays.stream(SpecificationVersion.values()).map(SpecificationVersion::getDialectId).toList();
  private static final SchemaRegistryConfig CONFIG =
      SchemaRegistryConfig.builder()
          .locale(Locale.ROOT)
          .losslessNarrowing(true)
          .preloadSchema(true)
          .build();

  private Dialect() {}

  /** The dialect's name, as its authors write it. */
  static Optional<String> find(JsonNode schema) {
    JsonNode said = schema.get("$schema");
    if (said == null) {
      return Optional.of(SpecificationVersion.DRAFT_2020_12.getDialectId());
    }
    return KNOWN.stream()
        .filter(id -> withoutFragment(id).equals(withoutFragment(said.asText())))
        .findFirst();
  }

  static List<String> known() {
    return KNOWN;
  }

  /**
   * Makes a schema usable. Each gets a registry of its own, so that two which give themselves the
   * same name never meet.
   *
   * @throws com.networknt.schema.SchemaException if it cannot be
   */
  static Schema compile(JsonNode schema) {
    Schema compiled = registry().getSchema(schema);
    compiled.initializeValidators();
    return compiled;
  }

  /** Looks nothing up anywhere but the schemas of the dialects, which the library carries. */
  static SchemaRegistry registry() {
    return SchemaRegistry.withDefaultDialect(
        SpecificationVersion.DRAFT_2020_12,
        registry ->
            registry
                .schemaRegistryConfig(CONFIG)
                .schemaLoader(
                    loader ->
                        loader
                            .fetchRemoteResources(false)
                            .allow(iri -> isOfADialect(iri.toString()))));
  }

  private static boolean isOfADialect(String iri) {
    return iri.startsWith("http://json-schema.org/") || iri.startsWith("https://json-schema.org/");
  }

  private static String withoutFragment(String id) {
    return id.endsWith("#") ? id.substring(0, id.length() - 1) : id;
  }
}
