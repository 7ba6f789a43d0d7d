/** Runs SQL files inside transactions and keeps the database's time. */
@NullMarked
package io.tasker.core.db;

import org.jspecify.annotations.NullMarked;
