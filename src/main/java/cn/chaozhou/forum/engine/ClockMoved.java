package cn.chaozhou.forum.engine;

/** The demo has moved the engine's clock: what goes by days looks at the calendar. */
public record ClockMoved() {}
