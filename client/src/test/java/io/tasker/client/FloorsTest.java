package io.tasker.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FloorsTest {
  private final JavaClasses client =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.tasker.client");

  @Test
  void of_ours_it_sees_the_contract_only() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.net.ssl..",
            "io.tasker.client..",
            "io.tasker.contract..",
            "com.fasterxml.jackson..",
            "org.jspecify..")
        .check(client);
  }

  @Test
  void arrows_point_down() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("client")
        .definedBy("io.tasker.client")
        .layer("transport")
        .definedBy("io.tasker.client.transport")
        .layer("config")
        .definedBy("io.tasker.client.config")
        .layer("model")
        .definedBy("io.tasker.client.model")
        .layer("error")
        .definedBy("io.tasker.client.error")
        .whereLayer("client")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("transport")
        .mayOnlyBeAccessedByLayers("client")
        .whereLayer("config")
        .mayOnlyBeAccessedByLayers("client", "transport")
        .whereLayer("model")
        .mayOnlyBeAccessedByLayers("client")
        .whereLayer("error")
        .mayOnlyBeAccessedByLayers("client", "transport", "config")
        .check(client);
  }
}
