package cn.chaozhou.forum.engine;

import org.camunda.bpm.engine.AuthorizationException;

/** A person reached for a task that is not theirs, or that a colleague holds; REST answers 403. */
class TaskRefused extends AuthorizationException {

    TaskRefused(boolean heldByColleague) {
        super(heldByColleague ? "该任务已由他人签收,您不能办理。" : "该任务不属于您的岗位,您不能查看或办理。");
    }
}
