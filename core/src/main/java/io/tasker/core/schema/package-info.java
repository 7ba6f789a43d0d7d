/** Holds values against JSON Schemas, and says what is wrong with either. */
@NullMarked
package io.tasker.core.schema;

import org.jspecify.annotations.NullMarked;
