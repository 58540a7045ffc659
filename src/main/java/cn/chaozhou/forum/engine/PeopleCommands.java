package cn.chaozhou.forum.engine;

import cn.chaozhou.forum.role.Reader;
import cn.chaozhou.forum.wording.Texts;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractRemoveVariableCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetVariableCmd;
import org.camunda.bpm.engine.impl.cmd.AddGroupIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AddUserIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.EvaluateStartConditionCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskOwnerCmd;
import org.camunda.bpm.engine.impl.cmd.SignalCmd;
import org.camunda.bpm.engine.impl.cmd.SignalEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;

/**
 * Closes the engine's side doors for people: a case starts and a task ends through its form and its gate, nobody claims
 * or is assigned in a colleague's name, variables change through forms only, and text in a query is never evaluated.
 * Work without an identity (timers) and the product's own steps pass.
 */
@Component
class PeopleCommands extends AbstractProcessEnginePlugin {

    private static final Field COMPLETE_TASK = EngineParts.field(CompleteTaskCmd.class, "taskId");
    private static final Field COMPLETE_VARIABLES = EngineParts.field(CompleteTaskCmd.class, "variables");
    private static final Field COMPLETE_RETURNS = EngineParts.field(CompleteTaskCmd.class, "returnVariables");
    private static final Field CLAIM_TASK = EngineParts.field(ClaimTaskCmd.class, "taskId");
    private static final Field CLAIM_USER = EngineParts.field(ClaimTaskCmd.class, "userId");
    private static final Field FILTER_QUERY = EngineParts.field(AbstractExecuteFilterCmd.class, "extendingQuery");
    private static final Set<Class<?>> SIDE_DOORS = Set.of(
            StartProcessInstanceCmd.class,
            StartProcessInstanceAtActivitiesCmd.class,
            EvaluateStartConditionCmd.class,
            AbstractCorrelateMessageCmd.class,
            MessageEventReceivedCmd.class,
            SignalCmd.class,
            SignalEventReceivedCmd.class);

    /** Each would end a task undone, with whatever variables, or hand it to anybody. */
    private static final Set<Class<?>> TASK_SIDE_DOORS = Set.of(
            HandleTaskBpmnErrorCmd.class,
            HandleTaskEscalationCmd.class,
            ResolveTaskCmd.class,
            DelegateTaskCmd.class,
            SetTaskOwnerCmd.class,
            AddUserIdentityLinkCmd.class,
            AddGroupIdentityLinkCmd.class,
            DeleteIdentityLinkCmd.class);

    private static final Field ASSIGN_TASK = EngineParts.field(AssignTaskCmd.class, "taskId");
    private static final Field ASSIGN_USER = EngineParts.field(AssignTaskCmd.class, "userId");

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomPreCommandInterceptorsTxRequired(
                EngineParts.with(configuration.getCustomPreCommandInterceptorsTxRequired(), new Door(configuration)));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(EngineParts.with(
                configuration.getCustomPreCommandInterceptorsTxRequiresNew(), new Door(configuration)));
    }

    private static final class Door extends CommandInterceptor {

        private final ProcessEngineConfigurationImpl configuration;

        Door(ProcessEngineConfigurationImpl configuration) {
            this.configuration = configuration;
        }

        @Override
        public <T> T execute(Command<T> command) {
            IdentityService identities = configuration.getIdentityService();
            Authentication who = identities == null ? null : identities.getCurrentAuthentication();
            return next.execute(who == null ? command : checked(command, who));
        }

        @SuppressWarnings("unchecked") // the new commands answer as the old ones do
        private <T> Command<T> checked(Command<T> command, Authentication who) {
            if (command.getClass() == CompleteTaskCmd.class) {
                return (Command<T>) new SubmitTaskFormCmd(
                        (String) ReflectionUtils.getField(COMPLETE_TASK, command),
                        variables(command),
                        Boolean.TRUE.equals(ReflectionUtils.getField(COMPLETE_RETURNS, command)),
                        false);
            }
            if (command instanceof TaskQueryImpl query) {
                refuseExpressions(query);
            } else if (command instanceof AbstractExecuteFilterCmd
                    && ReflectionUtils.getField(FILTER_QUERY, command) instanceof TaskQueryImpl query) {
                refuseExpressions(query);
            } else if (command instanceof ClaimTaskCmd) {
                requireSelf(ReflectionUtils.getField(CLAIM_USER, command), who);
                return (Command<T>) new FirstComeClaim((String) ReflectionUtils.getField(CLAIM_TASK, command), who);
            } else if (command instanceof AssignTaskCmd) {
                return (Command<T>) new UnitAssign(
                        (String) ReflectionUtils.getField(ASSIGN_TASK, command),
                        (String) ReflectionUtils.getField(ASSIGN_USER, command),
                        who);
            } else if (command instanceof AbstractSetVariableCmd || command instanceof AbstractRemoveVariableCmd) {
                throw new TaskRefused(Texts.of("engine.task.formOnly"));
            } else if (isOneOf(SIDE_DOORS, command)) {
                throw new TaskRefused(Texts.of("engine.start.formOnly"));
            } else if (isOneOf(TASK_SIDE_DOORS, command)) {
                throw new TaskRefused(Texts.of("engine.task.side"));
            }
            return command;
        }

        /** Starts and messages bring variables past the form gate; the product's own steps use them inside a command. */
        private static boolean isOneOf(Set<Class<?>> doors, Command<?> command) {
            return Context.getCommandContext() == null && doors.stream().anyMatch(door -> door.isInstance(command));
        }

        /** CVE-2026-109432: the engine checks the outer query only, so an OR branch would evaluate a person's text. */
        private static void refuseExpressions(TaskQueryImpl query) {
            for (TaskQueryImpl branch : query.getQueries()) {
                if (branch != query && !branch.getExpressions().isEmpty()) {
                    throw new BadUserRequestException(Texts.of("engine.query.expression"));
                }
            }
        }

        @SuppressWarnings("unchecked")
        private static Map<String, Object> variables(Command<?> command) {
            Object variables = ReflectionUtils.getField(COMPLETE_VARIABLES, command);
            return variables == null ? Map.of() : (Map<String, Object>) variables;
        }

        private static void requireSelf(@Nullable Object user, Authentication who) {
            if (!who.getUserId().equals(user)) {
                throw new TaskRefused(Texts.of("engine.task.claimForOther"));
            }
        }
    }

    /** People take a task for themselves; the head of a unit gives it to any of those whose task it is. */
    private static final class UnitAssign extends AssignTaskCmd {

        private final transient Authentication who;

        UnitAssign(String task, @Nullable String assignee, Authentication who) {
            super(task, assignee);
            this.who = who;
        }

        @Override
        public Void execute(CommandContext context) {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            if (userId != null && !userId.equals(who.getUserId())) {
                if (task == null || !RoleRights.heads(task, who)) {
                    throw new TaskRefused(Texts.of("engine.task.claimForOther"));
                } else if (!isOfTheUnit(context, task)) {
                    throw new TaskRefused(Texts.of("engine.task.otherUnit"));
                }
            }
            return super.execute(context);
        }

        private boolean isOfTheUnit(CommandContext context, TaskEntity task) {
            List<String> staff = Reader.of(who).staff();
            List<String> theirs = context
                    .runWithoutAuthorization(() -> context.getReadOnlyIdentityProvider()
                            .createGroupQuery(context)
                            .groupMember(userId)
                            .list())
                    .stream()
                    .map(Group::getId)
                    .toList();
            return task.getCandidates().stream()
                    .map(IdentityLink::getGroupId)
                    .anyMatch(group -> staff.contains(group) && theirs.contains(group));
        }
    }

    /** Who may claim a task and finds that a colleague was faster has lost a race, not lacked a right. */
    private static final class FirstComeClaim extends ClaimTaskCmd {

        private final transient Authentication who;

        FirstComeClaim(String task, Authentication who) {
            super(task, who.getUserId());
            this.who = who;
        }

        @Override
        protected void checkClaimTask(TaskEntity task, CommandContext context) {
            String holder = task.getAssignee();
            if (holder != null && !holder.equals(userId) && RoleRights.isCandidate(task, who)) {
                throw new TaskAlreadyClaimedException(task.getId(), holder);
            }
            super.checkClaimTask(task, context);
        }
    }
}
