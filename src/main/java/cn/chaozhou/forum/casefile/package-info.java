/** What every case has: a number without gaps and an append-only timeline. */
@NullMarked
package cn.chaozhou.forum.casefile;

import org.jspecify.annotations.NullMarked;
