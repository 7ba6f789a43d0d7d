/** Holds an HTTP API against its own OpenAPI document, with requests made up from it. */
@NullMarked
package io.tasker.testkit.api;

import org.jspecify.annotations.NullMarked;
