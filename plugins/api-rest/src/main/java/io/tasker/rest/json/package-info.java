/** Writes what the operations answer as the JSON of the public API. */
@NullMarked
package io.tasker.rest.json;

import org.jspecify.annotations.NullMarked;
