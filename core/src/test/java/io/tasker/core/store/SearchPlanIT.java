package io.tasker.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.operations.TaskQuery;
import io.tasker.core.writer.EngineHarness;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What a search reads of many tasks: pages of the database, which do not depend on the machine. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SearchPlanIT {
  private static final int TASKS = 200_000;
  private static final Pattern PARAMETER = Pattern.compile(":([a-z_]+)");
  private static final Pattern PAGES = Pattern.compile("shared(?: hit=(\\d+))?(?: read=(\\d+))?");
  private static final UUID TOP = new UUID(-1, -1);
  private static final UUID NOBODYS = new UUID(7, 7);

  private static EngineHarness engine;

  @BeforeAll
  static void two_hundred_thousand_tasks() {
    engine = new EngineHarness();
    engine.template("plan", "a");
    engine.database.execute(
        """
        INSERT INTO tasker.tasks (task_uuid, template_id, namespace_id, state, seq, n_steps, n_done,
          correlation_id, created_at, updated_at, completed_at)
        SELECT CAST(overlay(CAST(tasker.uuid_of_time(x.at) AS text) placing lpad(to_hex(i % 65536), 4, '0')
            from 20 for 4) AS uuid), 1, 1, 8, 1, 1, 1, CAST(md5(CAST(i AS text)) AS uuid), x.at, x.at, x.at
        FROM generate_series(1, TASKS) AS i
        CROSS JOIN LATERAL (SELECT TIMESTAMPTZ '2026-01-31 00:00Z' - i * interval '13 seconds' AS at) x
        """
            .replace("TASKS", String.valueOf(TASKS)));
    engine.database.execute(
        """
        INSERT INTO tasker.task_inputs (task_uuid, context, initiator, source_system, reason, tags,
          requested_at)
        SELECT task_uuid, '{"order": 7, "customer": {"name": "ann"}}', 'me', 'test', 'plans', '["a"]',
          created_at
        FROM tasker.tasks
        """);
    engine.database.execute("ANALYZE");
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @Test
  void a_page_that_fills_up_at_once_reads_little() {
    assertThat(pages(StoreSql.TASK_SEARCH, TaskQuery.Narrowing.NONE, List.of())).isLessThan(100);
  }

  @Test
  void a_search_that_finds_nothing_ends_after_its_share() {
    List<SearchFilter.Wanted> wanted =
        List.of(new SearchFilter.Wanted("{\"order\":8}", "{\"order\":\"8\"}"));

    assertThat(pages(StoreSql.TASK_SEARCH, TaskQuery.Narrowing.NONE, wanted)).isLessThan(5_000);
    assertThat(pages(StoreSql.TASK_SEARCH_END, TaskQuery.Narrowing.NONE, List.of()))
        .isLessThan(5_000);
  }

  @Test
  void a_time_long_ago_is_found_by_the_key() {
    TaskQuery.Narrowing before =
        new TaskQuery.Narrowing(
            null, null, null, null, null, Instant.parse("2026-01-10T00:00:00Z"));

    assertThat(pages(StoreSql.TASK_SEARCH, before, List.of())).isLessThan(100);
  }

  @Test
  void a_correlation_id_costs_no_more_than_any_other_filter() {
    TaskQuery.Narrowing none = new TaskQuery.Narrowing(null, null, null, NOBODYS, null, null);

    assertThat(pages(StoreSql.TASK_SEARCH, none, List.of())).isLessThan(5_000);
  }

  private static long pages(
      StoreSql sql, TaskQuery.Narrowing narrowing, List<SearchFilter.Wanted> wanted) {
    TaskFilter plain = new TaskFilter(null, Set.of(), false, null, null, narrowing);
    Map<String, Object> params =
        new SearchFilter(plain, TOP, wanted).params(25, SearchStore.SCANNED);
    String statement =
        PARAMETER
            .matcher(sql.source().replaceAll("(?m)^--.*$", ""))
            .replaceAll(found -> Matcher.quoteReplacement(literal(params.get(found.group(1)))));
    String plan =
        String.join("\n", engine.database.texts("EXPLAIN (ANALYZE, BUFFERS) " + statement));
    Matcher pages = PAGES.matcher(plan);
    assertThat(pages.find()).as(plan).isTrue();
    return number(pages.group(1)) + number(pages.group(2));
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static String literal(Object value) {
    return switch (value) {
      case String[] texts when texts.length == 0 -> "'{}'";
      case String[] texts ->
          Arrays.stream(texts)
              .map(SearchPlanIT::literal)
              .collect(Collectors.joining(",", "ARRAY[", "]"));
      case Number number -> number.toString();
      case Boolean truth -> truth.toString();
      default -> "'" + value + "'";
    };
  }
}
