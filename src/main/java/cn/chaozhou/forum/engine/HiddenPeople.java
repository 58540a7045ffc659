package cn.chaozhou.forum.engine;

import java.util.Set;

/**
 * Steps of a process whose doers only the secretariat may know. Those who watch every case don't see these tasks, and
 * the engine's history keeps neither who did them nor who started the process; the case's own timeline does.
 *
 * @param process key of the process
 * @param tasks ids of the user tasks that tell who it is
 */
public record HiddenPeople(String process, Set<String> tasks) {}
