package io.tasker.token;

import java.time.Instant;

/** What came of reading a token. */
public sealed interface Reading {
  /**
   * It is right.
   *
   * @param claims what it says
   */
  record Valid(TokenClaims claims) implements Reading {}

  /**
   * It was right once.
   *
   * @param at when it ended
   */
  record Expired(Instant at) implements Reading {}

  /**
   * It is not right.
   *
   * @param why a few words for its owner; never the token
   */
  record Refused(String why) implements Reading {}
}
