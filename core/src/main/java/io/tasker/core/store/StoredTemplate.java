package io.tasker.core.store;

import io.tasker.contract.model.Json;
import io.tasker.contract.template.StepDefinition;
import io.tasker.contract.template.TaskTemplate;
import io.tasker.core.schema.JsonSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A template as it is stored, with what the engine needs of its shape worked out once. Never
 * changes.
 */
public final class StoredTemplate {
  private final int id;
  private final UUID uuid;
  private final int namespaceId;
  private final TaskTemplate template;
  private final int[] templateSteps;
  private final int[][] parents;
  private final int[][] dependents;
  private final int[][] ancestors;
  private final @Nullable JsonSchema inputSchema;
  private final @Nullable JsonSchema[] resultSchemas;

  /**
   * Works out the shape.
   *
   * @param id key
   * @param uuid public id; its steps' ids are counted up from it
   * @param namespaceId its namespace
   * @param template the definition
   * @param templateSteps keys of its steps, in order
   */
  public StoredTemplate(
      int id, UUID uuid, int namespaceId, TaskTemplate template, int[] templateSteps) {
    this.id = id;
    this.uuid = uuid;
    this.namespaceId = namespaceId;
    this.template = template;
    this.templateSteps = templateSteps;
    this.parents = parentsOf(template.steps());
    this.dependents = dependentsOf(parents);
    this.ancestors = ancestorsOf(parents);
    this.inputSchema = schema(template.inputSchema());
    this.resultSchemas =
        template.steps().stream()
            .map(step -> schema(step.resultSchema()))
            .toArray(JsonSchema[]::new);
  }

  /** Key. */
  public int id() {
    return id;
  }

  /** Public id. */
  public UUID uuid() {
    return uuid;
  }

  /** Key of its namespace. */
  public int namespaceId() {
    return namespaceId;
  }

  /** The definition. */
  public TaskTemplate template() {
    return template;
  }

  /** How many steps it has. */
  public int size() {
    return templateSteps.length;
  }

  /** A step's definition, by its number. */
  public StepDefinition step(int number) {
    return template.steps().get(number);
  }

  /** Key of a step's definition, by its number. */
  public int templateStep(int number) {
    return templateSteps[number];
  }

  /** Keys of its steps, in order. */
  public int[] templateSteps() {
    return templateSteps.clone();
  }

  /** A step's number, by the key of its definition; -1 if it is another template's. */
  public int numberOf(int templateStep) {
    return IntStream.range(0, templateSteps.length)
        .filter(i -> templateSteps[i] == templateStep)
        .findFirst()
        .orElse(-1);
  }

  /** What a task's input must look like; null: any object. */
  public @Nullable JsonSchema inputSchema() {
    return inputSchema;
  }

  /** What a step's result must look like, by its number; null: anything. */
  public @Nullable JsonSchema resultSchema(int number) {
    return resultSchemas[number];
  }

  /** Numbers of the steps that a step depends on directly. */
  int[] parents(int number) {
    return parents[number];
  }

  /** How many steps a step depends on directly. */
  public int parentCount(int number) {
    return parents[number].length;
  }

  /** Numbers of the steps that depend on a step directly. */
  int[] dependents(int number) {
    return dependents[number];
  }

  /** Numbers of all steps before a step. */
  public int[] ancestors(int number) {
    return ancestors[number].clone();
  }

  private static @Nullable JsonSchema schema(@Nullable Json text) {
    return text == null ? null : JsonSchema.of(text);
  }

  private static int[][] parentsOf(List<StepDefinition> steps) {
    Map<String, Integer> numbers = new HashMap<>();
    steps.forEach(step -> numbers.put(step.name(), numbers.size()));
    return steps.stream()
        .map(step -> step.dependencies().stream().mapToInt(numbers::get).toArray())
        .toArray(int[][]::new);
  }

  private static int[][] dependentsOf(int[][] parents) {
    List<List<Integer>> dependents = new ArrayList<>();
    for (int[] _ : parents) {
      dependents.add(new ArrayList<>());
    }
    for (int child = 0; child < parents.length; child++) {
      for (int parent : parents[child]) {
        dependents.get(parent).add(child);
      }
    }
    return dependents.stream()
        .map(children -> children.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  private static int[][] ancestorsOf(int[][] parents) {
    int[][] found = new int[parents.length][];
    for (int number = 0; number < parents.length; number++) {
      TreeSet<Integer> before = new TreeSet<>();
      collect(parents, number, before);
      found[number] = before.stream().mapToInt(Integer::intValue).toArray();
    }
    return found;
  }

  private static void collect(int[][] parents, int number, TreeSet<Integer> before) {
    for (int parent : parents[number]) {
      if (before.add(parent)) {
        collect(parents, parent, before);
      }
    }
  }
}
