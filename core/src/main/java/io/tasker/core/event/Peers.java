package io.tasker.core.event;

import java.util.HashMap;
import java.util.Map;

/**
 * The other processes whose heartbeats are heard. One that falls silent may have died between a
 * commit and its signal, so its last messages may be waiting without anybody knowing.
 */
final class Peers {
  private final int tolerated;
  private final Map<String, Integer> missed = new HashMap<>();

  Peers(int tolerated) {
    this.tolerated = tolerated;
  }

  synchronized void heard(String peer) {
    missed.put(peer, -1); // this turn is not missed, whatever is left of it
  }

  /** A turn has passed; says whether somebody fell silent with it. */
  synchronized boolean turn() {
    missed.replaceAll((_, turns) -> turns + 1);
    return missed.values().removeIf(turns -> turns >= tolerated);
  }

  /** Nobody was heard because we could not hear: everybody starts anew. */
  synchronized void forget() {
    missed.clear();
  }
}
