package cn.chaozhou.forum.engine;

import org.camunda.bpm.engine.AuthorizationException;

/** A person reached for a task that is not theirs, or in a way that is not theirs; REST answers 403. */
class TaskRefused extends AuthorizationException {

    /** @param reason what a person reads, in Chinese */
    TaskRefused(String reason) {
        super(reason);
    }
}
