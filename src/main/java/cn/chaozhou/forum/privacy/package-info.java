/** One person's data: where it stands, taken out for the person, and erased with a proof. */
@NullMarked
package cn.chaozhou.forum.privacy;

import org.jspecify.annotations.NullMarked;
