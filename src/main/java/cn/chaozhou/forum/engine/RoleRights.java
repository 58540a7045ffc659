package cn.chaozhou.forum.engine;

import cn.chaozhou.forum.role.Reader;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.ProcessDefinitionQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.UserOperationLogQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Task rights that ride in the query instead of in a row per task: a person sees the tasks they hold and the open tasks
 * of their groups, and works on a task only when they hold it or nobody does; who heads a unit sees its tasks too. Everything else keeps the engine's own
 * definition-level grants. (Stock row rights make the task page 26 to 320 times slower at 100,000 tasks.) Of the tasks
 * of {@link HiddenPeople} only the secretariat and their holders know.
 */
@Component
class RoleRights extends AbstractProcessEnginePlugin {

    /** Of those who watch every case, who may also know what is hidden from the others. */
    private static final String CONFIDANT = "secretariat";

    private final Set<String> hiddenTasks;

    RoleRights(List<HiddenPeople> hidden) {
        hiddenTasks = hidden.stream().flatMap(h -> h.tasks().stream()).collect(Collectors.toSet());
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomSessionFactories(EngineParts.with(
                configuration.getCustomSessionFactories(),
                EngineParts.opens(AuthorizationManager.class, () -> new Manager(hiddenTasks))));
        configuration.setCustomSessionFactories(EngineParts.with(
                configuration.getCustomSessionFactories(),
                EngineParts.opens(TaskManager.class, () -> new TaskPages(hiddenTasks))));
        configuration.setResourceAuthorizationProvider(new NoRowsPerTask());
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        configuration
                .getCommandCheckers()
                .replaceAll(checker -> checker instanceof AuthorizationCommandChecker
                        ? (CommandChecker) new TaskChecker(hiddenTasks)
                        : checker);
    }

    /** The identity rights are asked for, or null where none are: inside the engine's own work and our delegates. */
    static @Nullable Authentication asker() {
        var context = Context.getCommandContext();
        return context.isAuthorizationCheckEnabled() ? context.getAuthentication() : null;
    }

    /** Watchers read all tasks but work only on their own. */
    static boolean watches(Authentication who) {
        return Reader.of(who).watches();
    }

    static boolean watchesAll(Authentication who) {
        return who.getGroupIds() != null && who.getGroupIds().contains(CONFIDANT);
    }

    static boolean isCandidate(TaskEntity task, Authentication who) {
        return task.getCandidates().stream()
                .anyMatch(link -> who.getUserId().equals(link.getUserId())
                        || (who.getGroupIds() != null && who.getGroupIds().contains(link.getGroupId())));
    }

    /** Whether the person heads those whose task it is: such a one reads it and gives it to another of them. */
    static boolean heads(TaskEntity task, Authentication who) {
        List<String> staff = Reader.of(who).staff();
        return task.getCandidates().stream().anyMatch(link -> staff.contains(link.getGroupId()));
    }

    private static final class Manager extends AuthorizationManager {

        private final Set<String> hiddenTasks;

        Manager(Set<String> hiddenTasks) {
            this.hiddenTasks = hiddenTasks;
        }

        @Override
        public void configureTaskQuery(TaskQueryImpl query) {
            Authentication who = asker();
            TaskQueryImpl root = (TaskQueryImpl) query.getQueries().get(0);
            includeArrived(root, who);
            if (who != null) {
                TaskSight.of(who, hiddenTasks).narrow(root);
            }
        }

        /**
         * Programs ask for the open tasks of a post by its group, where the engine leaves out what somebody holds; a task
         * that arrived at the only holder of the post is still one of them.
         */
        private static void includeArrived(TaskQueryImpl root, @Nullable Authentication who) {
            boolean byGroup = root.getCandidateGroup() != null || root.getCandidateGroupsInternal() != null;
            if (byGroup && !root.isIncludeAssignedTasks() && !root.isUnassigned()) {
                root.includeAssignedTasks();
                if (who != null && !watches(who)) {
                    root.or().taskUnassigned().taskAssignee(who.getUserId()).endOr();
                }
            }
        }

        /**
         * Whoever may read everything of a kind needs no comparison with each grant for each row. It is the way of all our
         * grants, and most of what a page of tasks costs: its filter asks for the groups of its reader. Who asks what may
         * be started asks for a second right besides, which the engine compares only where it compares the first.
         */
        @Override
        public void configureQuery(AbstractQuery query, Resource resource, String row, Permission permission) {
            super.configureQuery(query, resource, row, permission);
            Authentication who = asker();
            boolean asksForStarts =
                    query instanceof ProcessDefinitionQueryImpl definitions && definitions.isStartablePermissionCheck();
            if (who != null
                    && !asksForStarts
                    && !query.getAuthCheck().isRevokeAuthorizationCheckEnabled()
                    && isAuthorized(permission, resource, Authorization.ANY)) {
                query.getAuthCheck().setAuthorizationCheckEnabled(false);
            }
        }

        /** The engine asks for this one right alone where Cockpit counts open tasks by post; it opens no task. */
        @Override
        public void checkAuthorization(Permission permission, Resource resource, String id) {
            Authentication who = asker();
            boolean counts = permission == Permissions.READ
                    && resource == Resources.TASK
                    && Authorization.ANY.equals(id)
                    && who != null
                    && watches(who);
            if (!counts) {
                super.checkAuthorization(permission, resource, id);
            }
        }

        /** Tasklist's cards ask for the title of each task's case; whoever sees the task may read it. */
        @Override
        protected void configureVariableInstanceQuery(VariableInstanceQueryImpl query) {
            if (asker() == null || !asksForTitlesOfSeenTasks(query)) {
                super.configureVariableInstanceQuery(query);
            }
        }

        /** Whoever sees an open task may read what is on record of it; comments hang on that. */
        @Override
        public void configureHistoricTaskInstanceQuery(HistoricTaskInstanceQueryImpl query) {
            super.configureHistoricTaskInstanceQuery(query);
            if (asker() != null && query.getTaskId() != null && seesOpen(query.getTaskId())) {
                query.getAuthCheck().setAuthorizationCheckEnabled(false);
            }
        }

        private static boolean seesOpen(String task) {
            return !((TaskQueryImpl) new TaskQueryImpl().taskId(task))
                    .executeList(Context.getCommandContext(), null)
                    .isEmpty();
        }

        /** Who watches the cases doesn't watch the watchers: the log of operations is the audit's alone. */
        @Override
        public void configureUserOperationLogQuery(UserOperationLogQueryImpl query) {
            configureQuery(
                    query, Resources.OPERATION_LOG_CATEGORY, "RES.CATEGORY_", UserOperationLogCategoryPermissions.READ);
        }

        private static boolean asksForTitlesOfSeenTasks(VariableInstanceQueryImpl query) {
            String[] names = query.getVariableNames();
            String[] scopes = query.getVariableScopeIds();
            if (scopes == null || names == null || !List.of(Var.CARD).equals(List.of(names))) {
                return false;
            }
            return ((TaskQueryImpl) new TaskQueryImpl().taskIdIn(scopes))
                    .executeList(Context.getCommandContext(), null).stream()
                            .flatMap(
                                    task -> Stream.of(task.getId(), task.getExecutionId(), task.getProcessInstanceId()))
                            .collect(Collectors.toSet())
                            .containsAll(List.of(scopes));
        }
    }

    private static final class NoRowsPerTask extends DefaultAuthorizationProvider {

        @Override
        public AuthorizationEntity @Nullable [] newTaskAssignee(Task task, String oldAssignee, String newAssignee) {
            return null;
        }

        @Override
        public AuthorizationEntity @Nullable [] newTaskOwner(Task task, String oldOwner, String newOwner) {
            return null;
        }

        @Override
        public AuthorizationEntity @Nullable [] newTaskUserIdentityLink(Task task, String userId, String type) {
            return null;
        }

        @Override
        public AuthorizationEntity @Nullable [] newTaskGroupIdentityLink(Task task, String groupId, String type) {
            return null;
        }
    }
}
