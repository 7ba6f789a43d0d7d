/** A workflow's definition: steps, their order, their handlers and their retry rules. */
@NullMarked
package io.tasker.contract.template;

import org.jspecify.annotations.NullMarked;
