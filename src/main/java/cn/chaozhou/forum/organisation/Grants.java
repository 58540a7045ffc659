package cn.chaozhou.forum.organisation;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.Permissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.AUTHORIZATION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_REQUIREMENTS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.GROUP;
import static org.camunda.bpm.engine.authorization.Resources.GROUP_MEMBERSHIP;
import static org.camunda.bpm.engine.authorization.Resources.OPERATION_LOG_CATEGORY;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import cn.chaozhou.forum.role.Role;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What each role may do, as the engine's definition-level grants; which tasks a person sees rides in the query (package
 * engine). Nothing else is granted. Nobody gets FILTER CREATE: stored filters hold expressions.
 */
@Component
class Grants {

    private static final String ANY = "*";

    private final AuthorizationService authorizations;

    Grants(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    @Transactional
    void ensure() {
        for (Role role : Role.values()) {
            String group = role.group();
            grant(group, APPLICATION, "welcome", ACCESS);
            switch (role) {
                case CAPTAIN -> {
                    works(group);
                    starts(group, "questionAnswer", "issueSupervision", "issueContest", "experienceBorrowing");
                }
                case TOWN, UNIT -> works(group);
                case COUNTY -> {
                    works(group);
                    starts(group, "issueSupervision", "issueContest");
                }
                case HANDLER, HEAD -> {
                    works(group);
                    starts(group, "questionAnswer", "issueContest");
                }
                case SECRETARIAT -> {
                    works(group);
                    watches(group);
                    starts(group, "sessionCycle", "issueSupervision", "issueMerge", "issueContest");
                }
                case SUPERVISOR -> {
                    works(group);
                    watches(group);
                    starts(group, "issueSupervision", "issueChase", "issueRecalculation");
                }
                case LEADER -> {
                    works(group);
                    watches(group);
                    starts(group, "issueChase", "issueReassign");
                }
                case MANAGER -> {
                    works(group);
                    watches(group);
                }
                case PROCESS_ADMIN -> {
                    works(group);
                    grant(group, APPLICATION, "cockpit", ACCESS);
                    grant(group, DEPLOYMENT, ANY, READ, CREATE);
                    grant(group, DECISION_DEFINITION, ANY, READ);
                    grant(group, DECISION_REQUIREMENTS_DEFINITION, ANY, READ);
                }
                case SYSTEM_ADMIN -> {
                    works(group);
                    grant(group, APPLICATION, "admin", ACCESS);
                    grant(group, USER, ANY, ALL);
                }
                case SECURITY_ADMIN -> {
                    works(group);
                    grant(group, APPLICATION, "admin", ACCESS);
                    grant(group, AUTHORIZATION, ANY, READ);
                    grant(group, GROUP_MEMBERSHIP, ANY, ALL);
                }
                case AUDIT_ADMIN -> {
                    works(group);
                    grant(group, OPERATION_LOG_CATEGORY, ANY, UserOperationLogCategoryPermissions.READ);
                }
            }
        }
    }

    private void works(String group) {
        grant(group, APPLICATION, "tasklist", ACCESS);
        grant(group, PROCESS_DEFINITION, ANY, READ);
        // Without these a task shows the ids of its holder and its posts instead of their names.
        grant(group, USER, ANY, READ);
        grant(group, GROUP, ANY, READ);
    }

    private void starts(String group, String... processes) {
        grant(group, PROCESS_INSTANCE, ANY, CREATE);
        for (String process : processes) {
            grant(group, PROCESS_DEFINITION, process, READ, CREATE_INSTANCE);
        }
    }

    private void watches(String group) {
        grant(group, APPLICATION, "cockpit", ACCESS);
        grant(group, PROCESS_DEFINITION, ANY, READ, READ_INSTANCE, READ_TASK, READ_HISTORY);
        grant(group, DECISION_DEFINITION, ANY, READ, READ_HISTORY);
        grant(group, DECISION_REQUIREMENTS_DEFINITION, ANY, READ);
        grant(group, DEPLOYMENT, ANY, READ);
    }

    void grant(String group, Resource resource, String id, Permission... permissions) {
        Authorization grant = authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(id)
                .singleResult();
        if (grant == null) {
            grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setGroupId(group);
            grant.setResource(resource);
            grant.setResourceId(id);
        } else if (Set.of(grant.getPermissions(permissions)).containsAll(Set.of(permissions))) {
            return;
        }
        grant.setPermissions(permissions);
        authorizations.saveAuthorization(grant);
    }
}
