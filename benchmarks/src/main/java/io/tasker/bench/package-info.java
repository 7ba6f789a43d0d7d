/**
 * What the product can do, measured from outside and beside the least that the database asks for.
 */
@NullMarked
package io.tasker.bench;

import org.jspecify.annotations.NullMarked;
