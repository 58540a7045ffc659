/** Who did what, from where, with which result: append-only, chained by hashes, in the transaction of the act. */
@NullMarked
package cn.chaozhou.forum.audit;

import org.jspecify.annotations.NullMarked;
