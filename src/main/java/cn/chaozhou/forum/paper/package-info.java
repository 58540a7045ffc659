/** Papers of the office (公文): supervision orders, chasing notices and the three lists, to print and to file. */
@NullMarked
package cn.chaozhou.forum.paper;

import org.jspecify.annotations.NullMarked;
