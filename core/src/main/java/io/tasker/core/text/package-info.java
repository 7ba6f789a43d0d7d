/** Reads what people wrote, and tells them what they probably meant. */
@NullMarked
package io.tasker.core.text;

import org.jspecify.annotations.NullMarked;
