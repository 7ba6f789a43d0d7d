/** What a caller may ask of the orchestrator, whatever API it comes through. */
@NullMarked
package io.tasker.contract.operations;

import org.jspecify.annotations.NullMarked;
