/** The experience library (经验) and borrowing (借鉴) with its sameness check and outcome follow-up. */
@NullMarked
package cn.chaozhou.forum.experience;

import org.jspecify.annotations.NullMarked;
