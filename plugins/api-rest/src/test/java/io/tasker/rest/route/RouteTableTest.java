package io.tasker.rest.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.http.Method;
import io.tasker.rest.route.RouteTable.Match;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RouteTableTest {
  private static final Endpoint NOBODY = call -> Reply.json(200, call.body());
  private static final Route LIST = new Route(Method.GET, "/things", null, NOBODY);
  private static final Route ADD = new Route(Method.POST, "/things", null, NOBODY);
  private static final Route STATS = new Route(Method.GET, "/things/stats", null, NOBODY);
  private static final Route ONE = new Route(Method.GET, "/things/{thing}", null, NOBODY);
  private static final Route PART =
      new Route(Method.PATCH, "/things/{thing}/parts/{part}", null, NOBODY);

  private final RouteTable table = new RouteTable(List.of(LIST, ADD, STATS, ONE, PART));

  @Test
  void segments_in_braces_are_handed_over_decoded_and_in_order() {
    assertThat(table.match(Method.PATCH, "/things/a%2Fb/parts/c"))
        .isEqualTo(new Match.Found(PART, List.of("a/b", "c")));
  }

  @Test
  void the_first_route_that_fits_wins() {
    assertThat(table.match(Method.GET, "/things/stats"))
        .isEqualTo(new Match.Found(STATS, List.of()));
  }

  @Test
  void head_is_answered_by_get() {
    assertThat(table.match(Method.HEAD, "/things")).isEqualTo(new Match.Found(LIST, List.of()));
  }

  @Test
  void a_wrong_method_names_every_right_one() {
    assertThat(table.match(Method.DELETE, "/things"))
        .isEqualTo(new Match.WrongMethod("GET, HEAD, POST"));
  }

  @Test
  void an_empty_segment_is_not_a_value() {
    assertThat(table.match(Method.GET, "/things/")).isEqualTo(new Match.NoSuchPath());
    assertThat(table.match(Method.GET, "//things")).isEqualTo(new Match.NoSuchPath());
  }
}
