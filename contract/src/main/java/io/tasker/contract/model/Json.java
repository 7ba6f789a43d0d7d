package io.tasker.contract.model;

import java.util.Objects;

/**
 * JSON text that is carried, not looked into. Who needs a value inside parses it there; the
 * contract itself needs no JSON library.
 *
 * @param text one JSON value; its syntax is checked by whoever read it from outside
 */
public record Json(String text) {
  /** An object without members. */
  public static final Json EMPTY_OBJECT = new Json("{}");

  public Json {
    Objects.requireNonNull(text, "text");
  }

  @Override
  public String toString() {
    return text;
  }
}
