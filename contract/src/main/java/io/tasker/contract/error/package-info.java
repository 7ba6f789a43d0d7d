/** What can go wrong, in terms that every API maps the same way. */
@NullMarked
package io.tasker.contract.error;

import org.jspecify.annotations.NullMarked;
