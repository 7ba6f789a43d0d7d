/** What a caller may ask about tasks that a person has to look at. */
@NullMarked
package io.tasker.contract.operations.dlq;

import org.jspecify.annotations.NullMarked;
