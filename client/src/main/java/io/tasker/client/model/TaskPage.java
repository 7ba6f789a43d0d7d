package io.tasker.client.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of tasks, newest first.
 *
 * @param tasks the tasks, without their steps
 * @param pagination where the page stands
 */
public record TaskPage(List<Task> tasks, Pagination pagination) {
  /**
   * Where a page stands.
   *
   * @param page its number, from 1; 0 if it was asked for by cursor
   * @param perPage tasks on a page
   * @param totalCount tasks altogether; 0 if they are not counted, as by cursor
   * @param totalPages pages altogether, likewise
   * @param hasNext whether there is one after it
   * @param hasPrevious whether there is one before it; by cursor not known, false
   * @param nextCursor where the next page begins; null: this is the last, or pages are counted
   */
  public record Pagination(
      long page,
      int perPage,
      long totalCount,
      long totalPages,
      boolean hasNext,
      boolean hasPrevious,
      @Nullable String nextCursor) {
    /** Pages by cursor have no number, and are not counted. */
    @JsonCreator
    static Pagination of(
        @JsonProperty("page") @Nullable Long page,
        @JsonProperty("per_page") int perPage,
        @JsonProperty("total_count") @Nullable Long totalCount,
        @JsonProperty("total_pages") @Nullable Long totalPages,
        @JsonProperty("has_next") boolean hasNext,
        @JsonProperty("has_previous") @Nullable Boolean hasPrevious,
        @JsonProperty("next_cursor") @Nullable String nextCursor) {
      return new Pagination(
          or0(page),
          perPage,
          or0(totalCount),
          or0(totalPages),
          hasNext,
          hasPrevious != null && hasPrevious,
          nextCursor);
    }

    private static long or0(@Nullable Long number) {
      return number == null ? 0 : number;
    }
  }
}
