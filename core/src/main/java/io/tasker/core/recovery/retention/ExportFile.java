package io.tasker.core.recovery.retention;

import io.tasker.core.recovery.retention.ExportFolder.ExportSink;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows as JSON lines, packed with gzip. Written beside its place and put there when it is complete
 * and on the disk; never over another file, since what that one holds may be gone from the
 * database.
 */
final class ExportFile implements ExportSink {
  private static final String ENDING = ".jsonl.gz";

  private final Path folder;
  private final String name;
  private final Instant now;
  private final Path part;
  private @Nullable Written written;

  private record Written(FileChannel channel, GZIPOutputStream zip, OutputStream lines) {}

  ExportFile(Path folder, String name, Instant now) {
    this.folder = folder;
    this.name = name;
    this.now = now;
    this.part = folder.resolve(name + ENDING + ".part");
  }

  @Override
  public boolean wantsRows() {
    return true;
  }

  @Override
  public void row(String table, String json) {
    try {
      if (written == null) {
        written = begin();
      }
      line(written, "{\"table\":\"" + table + "\",\"row\":" + json + "}");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void complete() {
    if (written == null) {
      return; // no row, no file
    }
    try {
      written.lines().flush();
      written.zip().finish();
      written.channel().force(true);
      written.channel().close();
      Files.move(part, freePlace(), StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
        directory.force(true); // the name is on the disk, too
      }
      written = null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (written == null) {
      return;
    }
    try {
      written.channel().close();
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Written begin() throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    GZIPOutputStream zip = new GZIPOutputStream(Channels.newOutputStream(channel), 1 << 16);
    Written begun = new Written(channel, zip, new BufferedOutputStream(zip, 1 << 16));
    line(begun, "{\"format\":\"tasker-export\",\"version\":1,\"exported_at\":\"" + now + "\"}");
    return begun;
  }

  private static void line(Written file, String json) throws IOException {
    file.lines().write(json.getBytes(StandardCharsets.UTF_8));
    file.lines().write('\n');
  }

  private Path freePlace() {
    Path place = folder.resolve(name + ENDING);
    for (int copy = 2; Files.exists(place); copy++) {
      place = folder.resolve(name + "-" + copy + ENDING);
    }
    return place;
  }
}
