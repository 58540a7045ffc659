package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.engine.FormerUsers;
import cn.chaozhou.forum.wording.Masks;
import cn.chaozhou.forum.wording.Texts;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** What may be said of a person and of a new account, on the page or in a file; each fault is advice in Chinese. */
@Component
public class PersonRules {

    /** As the engine's own rule of ids, without the shortest: a text may hold such a letter by chance. */
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}._@-]{3,64}");

    private static final Pattern PHONE = Pattern.compile("[+]?[0-9][0-9 -]{5,17}[0-9]");
    private static final Pattern EMAIL =
            Pattern.compile("(?=.{6,254}$)[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9-]{1,63}[.])+[A-Za-z]{2,63}");
    private static final int LONGEST_NAME = 60;

    private final IdentityService identities;
    private final FormerUsers former;

    PersonRules(IdentityService identities, FormerUsers former) {
        this.identities = identities;
        this.former = former;
    }

    /** The id is no id, tells a person, or is or was somebody's or a group's. */
    public Optional<String> faultOfNewAccount(String user) {
        if (!ID.matcher(user).matches() || !Masks.text(user).equals(user)) {
            return Optional.of(Texts.of("organisation.refused.id"));
        } else if (former.isFormer(user)) {
            return Optional.of(Texts.of("organisation.refused.formerId"));
        } else if (identities.createUserQuery().userId(user).count() > 0
                || identities.createGroupQuery().groupId(user).count() > 0) {
            return Optional.of(Texts.of("organisation.refused.takenId"));
        }
        return Optional.empty();
    }

    public Optional<String> faultOfName(String name) {
        return name.codePointCount(0, name.length()) < 2 || name.length() > LONGEST_NAME
                ? Optional.of(Texts.of("organisation.refused.name", LONGEST_NAME))
                : Optional.empty();
    }

    public Optional<String> faultOfPhone(String phone) {
        return PHONE.matcher(phone).matches() ? Optional.empty() : Optional.of(Texts.of("organisation.refused.phone"));
    }

    public Optional<String> faultOfEmail(String email) {
        return EMAIL.matcher(email).matches() ? Optional.empty() : Optional.of(Texts.of("organisation.refused.email"));
    }
}
