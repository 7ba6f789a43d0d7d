package io.tasker.core.recovery.retention;

import io.tasker.core.store.RetentionStore.Sink;
import java.nio.file.Path;
import java.time.InstantSource;

/** Where rows are written before they are deleted. */
public interface ExportFolder {
  /** Rows are deleted without a copy. */
  ExportFolder NONE = _ -> NoExport.INSTANCE;

  /** A file for the rows that are deleted next. */
  ExportSink open(String name);

  /** Files in a folder, which is made when it is needed. */
  static ExportFolder in(Path folder, InstantSource clock) {
    return name -> new ExportFile(folder, name, clock.instant());
  }

  /** One file. Closing it before it is complete leaves nothing. */
  interface ExportSink extends Sink, AutoCloseable {
    @Override
    void close();
  }

  /** Forgets what it is given. */
  enum NoExport implements ExportSink {
    /** The only one. */
    INSTANCE;

    @Override
    public boolean wantsRows() {
      return false;
    }

    @Override
    public void row(String table, String json) {}

    @Override
    public void complete() {}

    @Override
    public void close() {}
  }
}
