package cn.chaozhou.forum.login;

import cn.chaozhou.forum.wording.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The policy a password is set under, through whatever door. The web apps show its rules while a person types, by the
 * placeholders in their locale files; setting a password that breaks one is refused with a sentence of ours.
 */
@Component
class PasswordRules implements PasswordPolicy {

    private final List<PasswordPolicyRule> rules = new ArrayList<>();
    private final String exempt;
    private final int history;
    private final Duration maximumAge;

    PasswordRules(
            PasswordSettings settings,
            @Value("${forum.passwords:mlps}") PasswordPolicyName policy,
            @Value("${forum.demo.password:}") String exempt,
            CommonPasswords common,
            FormerPasswords former) {
        this.exempt = exempt;
        history = settings.history() == null ? policy.history : settings.history();
        maximumAge = settings.maximumAge() == null ? policy.maximumAge : settings.maximumAge();
        int length = settings.length() == null ? policy.length : settings.length();
        int kinds = settings.kinds() == null ? policy.kinds : settings.kinds();

        add(
                "LENGTH",
                Map.of("minLength", length),
                Texts.of("login.password.short", length),
                (p, u) -> length(p) >= length);
        add(
                "LONGEST",
                Map.of("maxLength", PasswordPolicyName.LONGEST),
                Texts.of("login.password.long", PasswordPolicyName.LONGEST),
                (p, u) -> length(p) <= PasswordPolicyName.LONGEST);
        if (kinds > 1) {
            add(
                    "KINDS",
                    Map.of("minKinds", kinds),
                    Texts.of("login.password.kinds", kinds),
                    (p, u) -> kinds(p) >= kinds);
        }
        add("NAME", Map.of(), Texts.of("login.password.name"), (p, u) -> !holdsName(p, u));
        add("COMMON", Map.of(), Texts.of("login.password.common"), (p, u) -> !common.contains(p));
        if (history > 0) {
            // Asked only when the password is set: the policy's door is open to strangers.
            add(
                    "HISTORY",
                    Map.of("history", history),
                    Texts.of("login.password.history", history),
                    (p, u) -> !isBeingSet(u) || !former.contain(p, (UserEntity) u, history));
        }
    }

    @Override
    public List<PasswordPolicyRule> getRules() {
        return rules;
    }

    /** So many former passwords are kept. */
    int history() {
        return history;
    }

    /** Zero: passwords do not expire. */
    Duration maximumAge() {
        return maximumAge;
    }

    private void add(
            String placeholder,
            Map<String, Integer> numbers,
            String advice,
            BiPredicate<String, @Nullable User> holds) {
        Map<String, String> parameters = numbers.entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey, e -> e.getValue().toString()));
        rules.add(new Rule("PASSWORD_POLICY_" + placeholder, parameters, advice, holds));
    }

    /** The web apps try passwords out with a user that has none; a password being set comes inside its user. */
    private static boolean isBeingSet(@Nullable User user) {
        return user instanceof UserEntity entity && entity.hasNewPassword();
    }

    private static int length(String password) {
        return password.codePointCount(0, password.length());
    }

    private static int kinds(String password) {
        return (int) password.codePoints()
                .map(c -> c >= 'A' && c <= 'Z' ? 0 : c >= 'a' && c <= 'z' ? 1 : c >= '0' && c <= '9' ? 2 : 3)
                .distinct()
                .count();
    }

    private static boolean holdsName(String password, @Nullable User user) {
        String name = user == null || user.getId() == null ? "" : user.getId().toLowerCase(Locale.ROOT);
        return !name.isEmpty() && password.toLowerCase(Locale.ROOT).contains(name);
    }

    private final class Rule implements PasswordPolicyRule {

        private final String placeholder;
        private final Map<String, String> parameters;
        private final String advice;
        private final BiPredicate<String, @Nullable User> holds;

        Rule(
                String placeholder,
                Map<String, String> parameters,
                String advice,
                BiPredicate<String, @Nullable User> holds) {
            this.placeholder = placeholder;
            this.parameters = parameters;
            this.advice = advice;
            this.holds = holds;
        }

        @Override
        public String getPlaceholder() {
            return placeholder;
        }

        @Override
        public Map<String, String> getParameters() {
            return parameters;
        }

        @Override
        public boolean execute(String password) {
            return execute(password, null);
        }

        /** The engine's own refusal is one English sentence for all rules, answered as a failure of the server. */
        @Override
        public boolean execute(String password, @Nullable User user) {
            if ((!exempt.isEmpty() && exempt.equals(password)) || holds.test(password, user)) {
                return true;
            }
            if (isBeingSet(user)) {
                throw new PasswordRefused(advice);
            }
            return false;
        }
    }
}
