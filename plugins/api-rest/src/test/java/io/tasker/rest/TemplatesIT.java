package io.tasker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.operations.TemplateList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TemplatesIT {
  private ApiFixture api;

  @BeforeEach
  void start() {
    api = ApiFixture.start();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void the_list_has_exactly_the_public_fields() {
    api.operations.templates.list =
        new TemplateList(
            List.of(new TemplateList.Namespace("bank", 4), new TemplateList.Namespace("shop", 1)),
            List.of(new TemplateList.Summary(new TemplateName("shop", "order", "1.0.0"), null, 2)));

    assertThat(api.get("/v1/templates?namespace=shop").body())
        .isEqualTo(
            "{\"namespaces\":[{\"name\":\"bank\",\"description\":null,\"template_count\":4},"
                + "{\"name\":\"shop\",\"description\":null,\"template_count\":1}],"
                + "\"templates\":[{\"name\":\"order\",\"namespace\":\"shop\",\"version\":\"1.0.0\","
                + "\"description\":null,\"step_count\":2}],\"total_count\":5}");
    assertThat(api.operations.templates.listed).containsExactly("shop");
  }

  @Test
  void without_a_namespace_every_one_is_listed() {
    assertThat(api.get("/v1/templates").status()).isEqualTo(200);

    assertThat(api.operations.templates.listed).containsExactly("every namespace");
  }

  @Test
  void a_template_has_exactly_the_public_fields() {
    assertThat(api.get("/v1/templates/shop/order/1.0.0").body())
        .isEqualTo(
            "{\"name\":\"order\",\"namespace\":\"shop\",\"version\":\"1.0.0\","
                + "\"description\":\"packs and ships\",\"configuration\":null,\"steps\":["
                + "{\"name\":\"pack\",\"description\":\"into a box\",\"default_retryable\":true,"
                + "\"default_max_attempts\":5,\"result_schema\":null},"
                + "{\"name\":\"ship\",\"description\":null,\"default_retryable\":false,"
                + "\"default_max_attempts\":1,"
                + "\"result_schema\":{\"type\":\"object\",\"minimum\":1.50}}]}");
  }

  @Test
  void path_segments_arrive_decoded() {
    api.get("/v1/templates/shop/my%20order/1%2F2");

    assertThat(api.operations.templates.read)
        .containsExactly(new TemplateName("shop", "my order", "1/2"));
  }

  @Test
  void a_template_that_does_not_exist_is_not_found() {
    api.operations.templates.onGet =
        name -> {
          throw new TaskerException(ErrorCode.TEMPLATE_NOT_FOUND, "Template not found: " + name);
        };

    var answer = api.get("/v1/templates/shop/order/9");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("NOT_FOUND");
    assertThat(answer.message()).isEqualTo("Template not found: shop/order/9");
  }
}
