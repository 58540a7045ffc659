package cn.chaozhou.forum.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The policies that an office chooses from, rule by rule. */
class PasswordRulesTest {

    private static final CommonPasswords COMMON = new CommonPasswords();

    @ParameterizedTest
    @ValueSource(strings = {"onlysmallletters", "correct horse battery", "驻镇帮镇扶村工作队下乡记", "lang genug und selten"})
    void asvsWantsLengthAndNoMixture(String password) {
        assertThat(broken(PasswordPolicyName.ASVS, password)).isEmpty();
    }

    @Test
    void asvsRefusesShortAndCommonOnes() {
        assertThat(broken(PasswordPolicyName.ASVS, "Ab1-xyzuvw9")).containsExactly("PASSWORD_POLICY_LENGTH");
        assertThat(broken(PasswordPolicyName.ASVS, "passwordpassword")).contains("PASSWORD_POLICY_COMMON");
        assertThat(broken(PasswordPolicyName.ASVS, "x".repeat(129))).contains("PASSWORD_POLICY_LONGEST");
        assertThat(broken(PasswordPolicyName.ASVS, "ein langer captain.dacheng"))
                .containsExactly("PASSWORD_POLICY_NAME");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567890123",
                "qwertyuiop12",
                "abcabcabcabc",
                "000000000000",
                "password1234",
                "Woaini1314520",
                "ｐａｓｓｗｏｒｄ１２３４",
                "P@$$w0rd2026!",
                "我爱中国2026!!"
            })
    void theseAreCommon(String password) {
        assertThat(COMMON.contains(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Klar-2026-Wasser", "correct horse battery", "demonstrieren 7", "潮州2026年振兴乡村的路"})
    void theseAreNot(String password) {
        assertThat(COMMON.contains(password)).isFalse();
    }

    @Test
    void asvsNeitherAgesNorRemembersUnlessToldTo() {
        PasswordRules asvs = rules(PasswordPolicyName.ASVS, new PasswordSettings(4, null, null, null, null));
        assertThat(asvs.history()).isZero();
        assertThat(asvs.maximumAge()).isZero();
        PasswordRules told = rules(PasswordPolicyName.ASVS, new PasswordSettings(4, 15, 2, 3, Duration.ofDays(30)));
        assertThat(told.history()).isEqualTo(3);
        assertThat(told.maximumAge()).hasDays(30);
        assertThat(broken(told, "onlysmallletters")).containsExactly("PASSWORD_POLICY_KINDS");
    }

    private static List<String> broken(PasswordPolicyName policy, String password) {
        return broken(rules(policy, new PasswordSettings(4, null, null, null, null)), password);
    }

    private static List<String> broken(PasswordRules rules, String password) {
        Stream<PasswordPolicyRule> all = rules.getRules().stream();
        return all.filter(rule -> !rule.execute(password, new UserEntity("captain.dacheng")))
                .map(PasswordPolicyRule::getPlaceholder)
                .toList();
    }

    private static PasswordRules rules(PasswordPolicyName policy, PasswordSettings settings) {
        return new PasswordRules(settings, policy, "", COMMON, mock(FormerPasswords.class));
    }
}
