/** The start page at / and the numbers it shows. */
@NullMarked
package cn.chaozhou.forum.start;

import org.jspecify.annotations.NullMarked;
