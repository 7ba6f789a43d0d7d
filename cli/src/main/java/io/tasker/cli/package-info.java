/** Commands for operators; they talk to a server through the client and know nothing else of it. */
@NullMarked
package io.tasker.cli;

import org.jspecify.annotations.NullMarked;
