package io.tasker.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names and values below each other. */
final class Facts {
  private static final int WIDTH = 16;

  private final Colours colours;
  private final List<String> lines = new ArrayList<>();

  Facts(Colours colours) {
    this.colours = colours;
  }

  /** One more fact, unless it is null. */
  Facts fact(String name, @Nullable Object value) {
    if (value != null) {
      String shown = value.toString();
      boolean state = name.equals("state") || name.equals("status");
      lines.add(
          name
              + " ".repeat(Math.max(1, WIDTH - name.length()))
              + (state ? colours.state(shown) : shown));
    }
    return this;
  }

  /** Lines of something else below an empty line. */
  Facts then(List<String> more) {
    lines.add("");
    lines.addAll(more);
    return this;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
