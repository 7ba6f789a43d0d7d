package io.tasker.core.event;

import io.tasker.core.component.Component;

/** Where signals of other processes come from; connects again by itself whenever that breaks. */
public interface SignalSource extends Component {
  /** Who wants to know what comes. Calls come on the source's thread, one at a time. */
  interface Hearer {
    /** From here on signals are heard; those before may have been missed. */
    void connected();

    /**
     * Signals are not heard until {@link #connected()} is called again. Said after each attempt to
     * connect that fails, too.
     */
    void lost(String why);

    /** A signal, as it was sent. */
    void heard(String payload);
  }

  /** Gives the present connection up, even if it seems to be well, and makes another. */
  void reconnect();
}
