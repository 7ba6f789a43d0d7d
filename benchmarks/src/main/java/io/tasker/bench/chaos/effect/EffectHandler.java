package io.tasker.bench.chaos.effect;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tasker.worker.handler.StepContext;
import io.tasker.worker.handler.StepHandler;
import io.tasker.worker.handler.StepOutcome;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code chaos.effect}: writes down that it runs, then fails the first {@code fail_count} attempts
 * (for good with {@code permanent: true}), else takes {@code milliseconds} and succeeds.
 */
public final class EffectHandler implements StepHandler {
  private @Nullable EffectLog log;

  /** Found by the service loader. */
  public EffectHandler() {}

  @Override
  public String callable() {
    return "chaos.effect";
  }

  @Override
  public StepOutcome handle(StepContext context) throws InterruptedException {
    // Taken before anything that may wait, since the begin of the run is what is judged.
    Instant began = Instant.now();
    String task = context.task().toString();
    log().append(new Effect(task, context.stepName(), context.attempt(), began));
    if (context.attempt() <= context.settings().path("fail_count").asInt()) {
      String message = "attempt " + context.attempt() + " fails, as asked";
      return context.settings().path("permanent").asBoolean()
          ? StepOutcome.permanent("asked_to_fail", message)
          : StepOutcome.retryable("asked_to_fail", message);
    }
    Thread.sleep(context.settings().path("milliseconds").asInt());
    return StepOutcome.success(JsonNodeFactory.instance.numberNode(context.attempt()));
  }

  private synchronized EffectLog log() {
    EffectLog open = log;
    if (open == null) {
      open = new EffectLog(Path.of(System.getenv(EffectLog.FOLDER)));
      log = open;
    }
    return open;
  }
}
