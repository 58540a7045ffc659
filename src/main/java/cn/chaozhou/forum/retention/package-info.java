/** How long cases stay: archived to a file and cleared when their time is over, unless something holds them. */
@NullMarked
package cn.chaozhou.forum.retention;

import org.jspecify.annotations.NullMarked;
