package cn.chaozhou.forum.question;

import cn.chaozhou.forum.organisation.PersonalCases;
import cn.chaozhou.forum.wording.Texts;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who asked stands with the question alone; whoever keeps accounts is not told who asked a question without a name. */
@Component
class AskedQuestions implements PersonalCases {

    private final JdbcClient db;

    AskedQuestions(JdbcClient db) {
        this.db = db;
    }

    private record Asked(String number, boolean anonymous) {}

    @Override
    public Collection<String> openOf(String user) {
        return asked(user).stream()
                .filter(asked -> isOpen(asked.number()))
                .map(asked -> asked.anonymous() ? Texts.of("question.anonymous") : asked.number())
                .toList();
    }

    @Override
    public Set<String> hiddenOf(String user) {
        return asked(user).stream()
                .filter(Asked::anonymous)
                .map(Asked::number)
                .collect(java.util.stream.Collectors.toSet());
    }

    private List<Asked> asked(String user) {
        return db.sql("select number, anonymous from question where asker = ? order by number")
                .param(user)
                .query(Asked.class)
                .list();
    }

    private boolean isOpen(String number) {
        return db.sql("select count(*) from ACT_RU_EXECUTION where BUSINESS_KEY_ = ? and PROC_DEF_KEY_ = ?"
                                + " and PARENT_ID_ is null")
                        .params(number, QuestionProcess.KEY)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
