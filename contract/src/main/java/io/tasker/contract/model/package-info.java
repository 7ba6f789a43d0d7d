/** Ids, states, and what a task and a step look like from outside. */
@NullMarked
package io.tasker.contract.model;

import org.jspecify.annotations.NullMarked;
