/** A PostgreSQL server of one's own, for a first try and for tests; never for production. */
@NullMarked
package io.tasker.devmode;

import org.jspecify.annotations.NullMarked;
