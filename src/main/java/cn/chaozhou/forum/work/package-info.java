/** What became of each task, and what that says of the steps of a process: how many, how long, in limit or not. */
@NullMarked
package cn.chaozhou.forum.work;

import org.jspecify.annotations.NullMarked;
