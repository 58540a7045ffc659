package cn.chaozhou.forum.login;

import cn.chaozhou.forum.engine.EngineParts;
import java.lang.reflect.Field;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CheckPassword;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;

/** Puts our passwords into the engine: how they are stored, what they must be, and who checks them. */
@Component
class LoginPlugin extends AbstractProcessEnginePlugin {

    private final PasswordCheck check;
    private final PasswordRules rules;
    private final PasswordSettings settings;
    private final Accounts accounts;
    private final LoginEvents events;
    private final ApplicationEventPublisher listeners;

    LoginPlugin(
            PasswordCheck check,
            PasswordRules rules,
            PasswordSettings settings,
            Accounts accounts,
            LoginEvents events,
            ApplicationEventPublisher listeners) {
        this.listeners = listeners;
        this.check = check;
        this.rules = rules;
        this.settings = settings;
        this.accounts = accounts;
        this.events = events;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setPasswordEncryptor(new Bcrypt(settings.cost()));
        configuration.setPasswordPolicy(rules);
        configuration.setEnablePasswordPolicy(true);
        configuration.setIdentityProviderSessionFactory(new Identities());
        configuration.setCustomPreCommandInterceptorsTxRequired(EngineParts.with(
                configuration.getCustomPreCommandInterceptorsTxRequired(), new Door(check, configuration)));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(EngineParts.with(
                configuration.getCustomPreCommandInterceptorsTxRequiresNew(), new Door(check, configuration)));
    }

    private final class Identities implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return WatchedIdentities.class;
        }

        @Override
        public Session openSession() {
            return new WatchedIdentities(accounts, events, listeners, rules.history());
        }
    }

    /**
     * Every door that is given a password asks the engine by this one command. It is answered before the engine opens a
     * transaction: a connection held while a password is hashed would be missing to everybody else.
     */
    private static final class Door extends CommandInterceptor {

        private static final Field USER = EngineParts.field(CheckPassword.class, "userId");
        private static final Field PASSWORD = EngineParts.field(CheckPassword.class, "password");

        private final PasswordCheck check;
        private final ProcessEngineConfigurationImpl configuration;

        Door(PasswordCheck check, ProcessEngineConfigurationImpl configuration) {
            this.check = check;
            this.configuration = configuration;
        }

        @Override
        @SuppressWarnings("unchecked") // the command's answer is a Boolean
        public <T> T execute(Command<T> command) {
            return command instanceof CheckPassword
                    ? (T) Boolean.valueOf(check.isRight(
                            (String) ReflectionUtils.getField(USER, command),
                            (String) ReflectionUtils.getField(PASSWORD, command),
                            configuration.getPasswordManager()))
                    : next.execute(command);
        }
    }
}
