/** Highlights (讲亮点): a team's submission with dated evidence, checked by its town, accepted by the secretariat. */
@NullMarked
package cn.chaozhou.forum.highlight;

import org.jspecify.annotations.NullMarked;
