/** Department reviews (点评) of highlights, hidden until all of a highlight are in. */
@NullMarked
package cn.chaozhou.forum.review;

import org.jspecify.annotations.NullMarked;
