package cn.chaozhou.forum.organisation;

/** Organisations have been added, changed or ended, in the transaction of the event; their groups are there. */
public record UnitsChanged() {}
