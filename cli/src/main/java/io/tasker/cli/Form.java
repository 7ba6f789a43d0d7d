package io.tasker.cli;

/** How results are shown. */
enum Form {
  TABLE,
  JSON,
  YAML
}
