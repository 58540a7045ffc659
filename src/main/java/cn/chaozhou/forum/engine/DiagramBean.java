package cn.chaozhou.forum.engine;

/** A bean whose methods a diagram's expressions may call; no other bean is within their reach. */
public interface DiagramBean {}
