package io.tasker.core.config;

import java.util.List;

/** A value as it was written, before anything is known about its key. */
sealed interface Raw {
  /** Its text, for messages and {@code config show}. */
  String shown();

  /** A single value. */
  record Text(String text) implements Raw {
    @Override
    public String shown() {
      return text;
    }
  }

  /** A list of single values. */
  record Items(List<String> items) implements Raw {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String shown() {
      return items.toString();
    }
  }

  /** Something that no key of ours accepts: nothing, or a list of more than single values. */
  record Other(String shown) implements Raw {}
}
