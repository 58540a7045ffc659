package cn.chaozhou.forum.login;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CheckPassword;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.jspecify.annotations.Nullable;
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

    LoginPlugin(
            PasswordCheck check,
            PasswordRules rules,
            PasswordSettings settings,
            Accounts accounts,
            LoginEvents events) {
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
        configuration.setCustomPreCommandInterceptorsTxRequired(
                with(configuration.getCustomPreCommandInterceptorsTxRequired(), configuration));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(
                with(configuration.getCustomPreCommandInterceptorsTxRequiresNew(), configuration));
    }

    private List<CommandInterceptor> with(
            @Nullable List<CommandInterceptor> others, ProcessEngineConfigurationImpl configuration) {
        List<CommandInterceptor> all = others == null ? new ArrayList<>() : new ArrayList<>(others);
        all.add(new Door(check, configuration));
        return all;
    }

    private final class Identities implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return WatchedIdentities.class;
        }

        @Override
        public Session openSession() {
            return new WatchedIdentities(accounts, events, rules.history());
        }
    }

    /**
     * Every door that is given a password asks the engine by this one command. It is answered before the engine opens a
     * transaction: a connection held while a password is hashed would be missing to everybody else.
     */
    private static final class Door extends CommandInterceptor {

        private static final Field USER = field("userId");
        private static final Field PASSWORD = field("password");

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

        private static Field field(String name) {
            Field field = ReflectionUtils.findField(CheckPassword.class, name);
            if (field == null) {
                throw new IllegalStateException("this engine version's CheckPassword has no " + name);
            }
            ReflectionUtils.makeAccessible(field);
            return field;
        }
    }
}
