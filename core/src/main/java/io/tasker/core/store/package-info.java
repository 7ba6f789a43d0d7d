/**
 * What is stored and how: every statement of the engine is a file here, run by one class per set
 * operation.
 */
@NullMarked
package io.tasker.core.store;

import org.jspecify.annotations.NullMarked;
