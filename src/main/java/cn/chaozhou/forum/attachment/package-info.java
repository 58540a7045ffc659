/** Files of a case (材料): evidence that people upload beside a form, checked by content and kept under our own names. */
@NullMarked
package cn.chaozhou.forum.attachment;

import org.jspecify.annotations.NullMarked;
