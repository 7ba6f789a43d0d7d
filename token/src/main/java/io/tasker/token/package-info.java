/** Makes and reads signed tokens, by the same rules on both sides. */
@NullMarked
package io.tasker.token;

import org.jspecify.annotations.NullMarked;
