/** What people read: sentences in simplified Chinese, kept in {@code messages/<feature>_zh.properties}. */
@NullMarked
package cn.chaozhou.forum.wording;

import org.jspecify.annotations.NullMarked;
