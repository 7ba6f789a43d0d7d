package io.tasker.core.actor;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The way back to whoever sent a message. Completed exactly once, after commit; completed when
 * nobody waits any more, it says so in the log, since the work was done all the same.
 *
 * @param <R> answers
 */
public final class Reply<R> {
  private static final System.Logger LOG = System.getLogger(Reply.class.getName());

  private final String about;
  private final CompletableFuture<R> future = new CompletableFuture<>();
  private volatile boolean abandoned;

  private Reply(String about) {
    this.about = about;
  }

  /**
   * A reply that somebody waits for.
   *
   * @param about what was asked, for the log
   */
  public static <R> Reply<R> to(String about) {
    return new Reply<>(about);
  }

  /**
   * A reply that goes to callbacks, on the thread that completes it.
   *
   * @param about what was asked, for the log
   */
  public static <R> Reply<R> calling(
      String about, Consumer<R> onAnswer, Consumer<Throwable> onFailure) {
    Reply<R> reply = new Reply<>(about);
    reply.future.whenComplete(
        (answer, failure) -> {
          if (failure == null) {
            onAnswer.accept(answer);
          } else {
            onFailure.accept(failure);
          }
        });
    return reply;
  }

  /** Calls somebody once it is answered, on the thread that answers; true for a failure. */
  public void onDone(Consumer<Boolean> listener) {
    future.whenComplete((_, failure) -> listener.accept(failure != null));
  }

  /** What was asked. */
  public String about() {
    return about;
  }

  /** Answers. */
  public void complete(R answer) {
    if (abandoned) {
      LOG.log(Level.ERROR, "nobody took the reply about=\"{0}\" answer=\"{1}\"", about, answer);
    }
    future.complete(answer);
  }

  /** Answers with a failure. */
  public void fail(Throwable failure) {
    if (abandoned) {
      LOG.log(Level.ERROR, "nobody took the failure about=\"" + about + "\"", failure);
    }
    future.completeExceptionally(failure);
  }

  /** Whether it was answered. */
  public boolean isDone() {
    return future.isDone();
  }

  /**
   * Waits for the answer.
   *
   * @throws TaskerException what the work failed with, or {@code OVERLOADED} if there was no answer
   *     in time: it may still come, and what it stands for may still happen
   */
  public R await(Duration patience) {
    try {
      return future.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      abandoned = true;
      throw TaskerException.overloaded(
          "no answer within " + patience.toMillis() + " ms; the request may still be carried out",
          Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      abandoned = true;
      Thread.currentThread().interrupt();
      throw new TaskerException(ErrorCode.STOPPING, "interrupted while waiting for the answer", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof TaskerException known
          ? known
          : new TaskerException(ErrorCode.INTERNAL, "the work failed: " + about, e.getCause());
    }
  }
}
