package io.tasker.bench.chaos.effect;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One run of a handler, as the handler itself wrote it down.
 *
 * @param task whose it was
 * @param step the step's name
 * @param attempt as the handler was told, from 1
 * @param began by the machine's clock, which is the database's too
 */
public record Effect(String task, String step, int attempt, Instant began) {
  /** In microseconds, as the audit. */
  public Effect {
    began = began.truncatedTo(ChronoUnit.MICROS);
  }

  /** One line without its end. */
  String line() {
    return String.join(" ", task, step, Integer.toString(attempt), began.toString());
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is none of ours
   */
  public static Effect of(String line) {
    String[] words = line.split(" ");
    if (words.length != 4) {
      throw new IllegalArgumentException("not an effect: \"" + line + "\"");
    }
    return new Effect(words[0], words[1], Integer.parseInt(words[2]), Instant.parse(words[3]));
  }
}
