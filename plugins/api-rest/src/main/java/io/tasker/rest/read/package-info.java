/** Reads request bodies and path segments, and says exactly what is wrong with them. */
@NullMarked
package io.tasker.rest.read;

import org.jspecify.annotations.NullMarked;
