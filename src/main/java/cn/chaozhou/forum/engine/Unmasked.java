package cn.chaozhou.forum.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An answer of {@code /api} that gives what people wrote as they wrote it: one case, to whoever may read that case, or a
 * look that stands in the audit. Every other answer is masked.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Unmasked {}
