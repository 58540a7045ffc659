/** Keeping the system running: jobs that failed, backups, nodes, and the numbers that monitoring reads. */
@NullMarked
package cn.chaozhou.forum.operations;

import org.jspecify.annotations.NullMarked;
