/** Questions and answers (你问我答) in both directions, inside the question window of a session. */
@NullMarked
package cn.chaozhou.forum.question;

import org.jspecify.annotations.NullMarked;
