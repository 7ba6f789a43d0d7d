package io.tasker.launch;

import picocli.CommandLine.IVersionProvider;

/** Which Tasker on which Java this is. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String ours = Main.class.getPackage().getImplementationVersion();
    return new String[] {
      "tasker " + (ours == null ? "(not from a jar)" : ours) + " on Java " + Runtime.version()
    };
  }
}
