package cn.chaozhou.forum.engine;

/** A person reached for a task that is not theirs, or in a way that is not theirs; REST answers 403. */
class TaskRefused extends RoleRefused {

    /** @param reason what a person reads, in Chinese */
    TaskRefused(String reason) {
        super(reason);
    }
}
