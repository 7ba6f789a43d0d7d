package io.tasker.bench.floor;

import static java.util.Comparator.comparing;

import io.tasker.bench.Shape;
import io.tasker.core.db.Database;
import io.tasker.core.db.Params;
import io.tasker.core.db.Sql;
import io.tasker.core.db.Tx;
import io.tasker.core.lifecycle.initialization.TaskIds;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * One connection that takes cohorts of tasks from creation to the end: each set is one statement
 * and one commit. Two queues of its own, so that it knows without looking what it takes from them.
 */
final class FloorWriter {
  private final Database database;
  private final TaskIds taskIds;
  private final InstantSource clock;
  private final int setSize;
  private final Sql create;
  private final Sql claim;
  private final Sql submit;
  private final Sql process;
  private long stepsFrom;
  private long resultsFrom;

  FloorWriter(
      Database database, String name, int setSize, RandomGenerator random, InstantSource clock) {
    this.database = database;
    this.setSize = setSize;
    this.taskIds = new TaskIds(clock, random);
    this.clock = clock;
    this.create = load("create.sql", name);
    this.claim = load("claim.sql", name);
    this.submit = load("submit.sql", name);
    this.process = load("process.sql", name);
    for (String queue : List.of(steps(name), results(name))) {
      Sql made = Sql.parse("SELECT pgmq.create(CAST(:queue AS text))");
      database.inTransaction(tx -> tx.query(made, Params.of("queue", queue), row -> queue));
    }
  }

  /** Takes one cohort through its life; returns how many steps that were. */
  int run(Shape shape, int tasks) {
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      ids.add(taskIds.get());
    }
    Cohort cohort = new Cohort(shape, ids.stream().sorted(comparing(UUID::toString)).toList());
    database.inTransaction(tx -> tx.update(create, cohort.create(clock.instant())));
    for (List<Integer> wave : shape.waves()) {
      List<List<Cohort.Member>> sets = sets(cohort.wave(wave));
      sets.forEach(set -> claim(cohort, set));
      sets.forEach(set -> submit(cohort, set));
      sets.forEach(set -> process(cohort, set));
    }
    return cohort.steps();
  }

  private void claim(Cohort cohort, List<Cohort.Member> set) {
    Params params = cohort.claim(set, clock.instant()).with("from", stepsFrom);
    stepsFrom = database.inTransaction(tx -> last(tx, claim, params));
  }

  private void submit(Cohort cohort, List<Cohort.Member> set) {
    Params params = cohort.submit(set, clock.instant());
    database.inTransaction(tx -> tx.update(submit, params));
  }

  private void process(Cohort cohort, List<Cohort.Member> set) {
    Params params = cohort.process(set, clock.instant()).with("from", resultsFrom);
    resultsFrom = database.inTransaction(tx -> last(tx, process, params));
  }

  private static long last(Tx tx, Sql sql, Params params) {
    return tx.queryAndCommit(sql, params, row -> row.bigint(1)).getFirst();
  }

  private List<List<Cohort.Member>> sets(List<Cohort.Member> members) {
    List<List<Cohort.Member>> sets = new ArrayList<>();
    for (int from = 0; from < members.size(); from += setSize) {
      sets.add(members.subList(from, Math.min(members.size(), from + setSize)));
    }
    return sets;
  }

  private static Sql load(String file, String name) {
    String text = Sql.read(FloorWriter.class, file);
    return Sql.parse(text.replace("{steps}", steps(name)).replace("{results}", results(name)));
  }

  private static String steps(String name) {
    return name + "_steps";
  }

  private static String results(String name) {
    return name + "_results";
  }
}
