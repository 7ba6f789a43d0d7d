package io.tasker.client.grpc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FloorsTest {
  private final JavaClasses transport =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.tasker.client.grpc");

  @Test
  void it_is_one_package_below_the_client() {
    classes().should().resideInAPackage("io.tasker.client.grpc").check(transport);
    classes()
        .that()
        .resideInAPackage("io.tasker.client.grpc")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "io.tasker.client.grpc",
            "io.tasker.client.transport",
            "io.tasker.client.config",
            "io.tasker.client.error",
            "io.tasker.contract..",
            "com.tasker.v1",
            "com.google.protobuf..",
            "com.google.rpc",
            "io.grpc",
            "io.grpc.stub",
            "io.grpc.protobuf",
            "com.fasterxml.jackson..",
            "org.jspecify..")
        .check(transport);
  }

  @Test
  void nothing_but_the_provider_is_seen_from_outside() {
    classes()
        .that()
        .doNotHaveSimpleName("GrpcTransportProvider")
        .and()
        .areTopLevelClasses()
        .should()
        .notBePublic()
        .check(transport);
  }
}
