package io.tasker.client.model;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks are meant. What is null does not filter. Start with {@link #ALL} and say more: {@code
 * TaskFilter.ALL.namespace("shop").status("error")}.
 *
 * @param page from 1
 * @param perPage 1 to 100
 * @param cursor where the page before ended; empty: the first page. Null: pages are numbered and
 *     counted
 * @param namespace of the template
 * @param name of the template
 * @param version of the template
 * @param status a state, {@code completed}, or {@code pending} for every task that is not over
 * @param initiator who asked
 * @param sourceSystem from where
 * @param tag one label
 * @param correlationId ties tasks together
 * @param createdFrom created then or later
 * @param createdBefore created before that
 * @param context values in the input, by path with dots between levels; five at most
 */
public record TaskFilter(
    long page,
    int perPage,
    @Nullable String cursor,
    @Nullable String namespace,
    @Nullable String name,
    @Nullable String version,
    @Nullable String status,
    @Nullable String initiator,
    @Nullable String sourceSystem,
    @Nullable String tag,
    @Nullable UUID correlationId,
    @Nullable Instant createdFrom,
    @Nullable Instant createdBefore,
    SortedMap<String, String> context) {
  /** Every task; a list begins with the newest. */
  public static final TaskFilter ALL = new Draft().filter();

  /** Tasks on a page at most. */
  public static final int MOST_PER_PAGE = 100;

  public TaskFilter {
    context = Collections.unmodifiableSortedMap(new TreeMap<>(context));
  }

  /** The same tasks, another page of them. */
  public TaskFilter page(long page, int perPage) {
    return with(
        it -> {
          it.page = page;
          it.perPage = perPage;
          it.cursor = null;
        });
  }

  /** The same tasks, the page after that cursor; empty: the first. */
  public TaskFilter cursor(String cursor, int perPage) {
    return with(
        it -> {
          it.page = 1;
          it.perPage = perPage;
          it.cursor = cursor;
        });
  }

  /** Only those of a namespace. */
  public TaskFilter namespace(@Nullable String namespace) {
    return with(it -> it.namespace = namespace);
  }

  /** Only those of templates with a name. */
  public TaskFilter name(@Nullable String name) {
    return with(it -> it.name = name);
  }

  /** Only those of a version of a template. */
  public TaskFilter version(@Nullable String version) {
    return with(it -> it.version = version);
  }

  /** Only those in a state. */
  public TaskFilter status(@Nullable String status) {
    return with(it -> it.status = status);
  }

  /** Only those that somebody asked for, from somewhere. */
  public TaskFilter origin(@Nullable String initiator, @Nullable String sourceSystem) {
    return with(
        it -> {
          it.initiator = initiator;
          it.sourceSystem = sourceSystem;
        });
  }

  /** Only those with a label. */
  public TaskFilter tag(@Nullable String tag) {
    return with(it -> it.tag = tag);
  }

  /** Only those tied to something. */
  public TaskFilter correlationId(@Nullable UUID correlationId) {
    return with(it -> it.correlationId = correlationId);
  }

  /** Only those created then or later, and before that. */
  public TaskFilter created(@Nullable Instant from, @Nullable Instant before) {
    return with(
        it -> {
          it.createdFrom = from;
          it.createdBefore = before;
        });
  }

  /** Only those whose input has a value at a path such as {@code customer.id}. */
  public TaskFilter context(String path, String value) {
    return with(it -> it.context.put(path, value));
  }

  private TaskFilter with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.filter();
  }

  /** A filter that is being made. */
  private static final class Draft {
    private long page = 1;
    private int perPage = 25;
    private @Nullable String cursor;
    private @Nullable String namespace;
    private @Nullable String name;
    private @Nullable String version;
    private @Nullable String status;
    private @Nullable String initiator;
    private @Nullable String sourceSystem;
    private @Nullable String tag;
    private @Nullable UUID correlationId;
    private @Nullable Instant createdFrom;
    private @Nullable Instant createdBefore;
    private final TreeMap<String, String> context = new TreeMap<>();

    private Draft() {}

    private Draft(TaskFilter filter) {
      page = filter.page;
      perPage = filter.perPage;
      cursor = filter.cursor;
      namespace = filter.namespace;
      name = filter.name;
      version = filter.version;
      status = filter.status;
      initiator = filter.initiator;
      sourceSystem = filter.sourceSystem;
      tag = filter.tag;
      correlationId = filter.correlationId;
      createdFrom = filter.createdFrom;
      createdBefore = filter.createdBefore;
      context.putAll(filter.context);
    }

    private TaskFilter filter() {
      return new TaskFilter(
          page,
          perPage,
          cursor,
          namespace,
          name,
          version,
          status,
          initiator,
          sourceSystem,
          tag,
          correlationId,
          createdFrom,
          createdBefore,
          context);
    }
  }
}
