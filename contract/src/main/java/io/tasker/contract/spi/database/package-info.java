/** What a plugin may add to the database schema. */
@NullMarked
package io.tasker.contract.spi.database;

import org.jspecify.annotations.NullMarked;
