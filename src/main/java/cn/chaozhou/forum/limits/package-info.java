/** How much a request may ask of the server: bodies, their shape, pages and patterns. */
@NullMarked
package cn.chaozhou.forum.limits;

import org.jspecify.annotations.NullMarked;
