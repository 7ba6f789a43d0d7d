package io.tasker.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SeesClientOnlyTest {
  @Test
  void of_ours_it_sees_client_contract_and_tokens_only() {
    var cli =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.tasker.cli");

    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "io.tasker.cli..",
            "io.tasker.client..",
            "io.tasker.contract..",
            "io.tasker.token..",
            "com.fasterxml.jackson..",
            "org.yaml.snakeyaml..",
            "picocli..",
            "org.jspecify..")
        .check(cli);
  }
}
