package io.tasker.devmode;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;

/** Starts the server process. */
final class Launcher {
  private Launcher() {}

  static EmbeddedPostgres launch(
      EmbeddedDatabaseConfig config, ServerFiles files, Duration patience) {
    try {
      return builder(config, files).setPGStartupWait(patience).start();
    } catch (IOException | RuntimeException e) {
      var said = files.tail();
      Postmaster.of(files.data()).ifPresent(postmaster -> postmaster.process().destroy());
      files.deleteIfTemporary();
      throw new TaskerException(
          ErrorCode.DATABASE_UNAVAILABLE,
          "embedded PostgreSQL did not start, its last words were \"" + said + "\"" + advice(said),
          e);
    }
  }

  private static EmbeddedPostgres.Builder builder(
      EmbeddedDatabaseConfig config, ServerFiles files) {
    var builder =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(ServerFiles.temporaryFolder().toFile())
            .setDataDirectory(files.data())
            .setCleanDataDirectory(false)
            .setPort(config.port())
            .setRegisterShutdownHook(false)
            .setOutputRedirector(Redirect.appendTo(files.log().toFile()))
            .setErrorRedirector(Redirect.appendTo(files.log().toFile()))
            // The same order of text on every machine, whatever its locale.
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8");
    ServerSettings.of(config).forEach(builder::setServerConfig);
    return builder;
  }

  private static String advice(String said) {
    return said.contains("cannot be run as root")
        ? ": run it as an ordinary user, since user namespaces are not available here"
        : "";
  }
}
