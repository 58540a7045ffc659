package cn.chaozhou.forum.engine;

import org.camunda.bpm.engine.AuthorizationException;

/** A person asked for what their role may not do; REST answers 403 with this text. */
public class RoleRefused extends AuthorizationException {

    /** @param reason what a person reads, in Chinese */
    public RoleRefused(String reason) {
        super(reason);
    }
}
