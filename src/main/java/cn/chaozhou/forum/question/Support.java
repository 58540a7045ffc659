package cn.chaozhou.forum.question;

import cn.chaozhou.forum.engine.ConflictRefused;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.engine.RoleRefused;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Who has a question too (我也有此问题). It is a count and nothing more: it orders lists and tells the answerer how many
 * wait; it never enters a score, a rate or a ranking (国办函〔2026〕12号), and nobody reads who said it. No other package
 * reads these tables; a test holds that.
 */
@Service
class Support {

    private final JdbcClient jdbc;
    private final Questions questions;
    private final Clock clock;

    Support(JdbcClient jdbc, Questions questions, Clock clock) {
        this.jdbc = jdbc;
        this.questions = questions;
        this.clock = clock;
    }

    /** @param supporters how many others have the question, those whose own was merged into it included */
    record Standing(String number, int supporters, boolean supported) {}

    Standing say(String number, Caller who) {
        Question question = open(number, who);
        if (question.asker.equals(who.user())) {
            throw refused("ownQuestion");
        }
        if (standsBehind(number, who.user())) {
            throw new ConflictRefused(Texts.of("question.support.already"));
        }
        try {
            jdbc.sql("insert into question_support (question, person, said_at) values (?, ?, ?)")
                    .params(number, who.user(), OffsetDateTime.now(clock))
                    .update();
        } catch (DuplicateKeyException saidMeanwhile) {
            throw new ConflictRefused(Texts.of("question.support.already"));
        }
        return new Standing(number, count(number), true);
    }

    Standing takeBack(String number, Caller who) {
        open(number, who);
        int taken = jdbc.sql("delete from question_support where question = ? and person = ?")
                .params(number, who.user())
                .update();
        if (taken == 0) {
            throw new ConflictRefused(Texts.of("question.support.none"));
        }
        return new Standing(number, count(number), false);
    }

    int count(String number) {
        return jdbc.sql("select count(*) from question_voice where question = ?")
                .param(number)
                .query(Integer.class)
                .single();
    }

    /** Counts of a session's questions; those that nobody else has are left out. */
    Map<String, Integer> counts(String sessionNumber) {
        return jdbc
                .sql("select v.question number, count(*) voices from question_voice v"
                        + " join question q on q.number = v.question where q.session_number = ? group by v.question")
                .param(sessionNumber)
                .query((row, n) -> Map.entry(row.getString("number"), row.getInt("voices")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Of which questions of a session the person said it. */
    Set<String> said(String sessionNumber, String person) {
        return numbers(
                "select s.question from question_support s join question q on q.number = s.question"
                        + " where q.session_number = ? and s.person = ?",
                sessionNumber,
                person);
    }

    /** Behind which questions of a session the person stands by asking: their own, and those that swallowed theirs. */
    Set<String> asked(String sessionNumber, String person) {
        return numbers(
                "select coalesce(merged_into, number) from question where session_number = ? and asker = ?",
                sessionNumber,
                person);
    }

    private Set<String> numbers(String sql, String sessionNumber, String person) {
        return new HashSet<>(
                jdbc.sql(sql).params(sessionNumber, person).query(String.class).list());
    }

    private boolean standsBehind(String number, String person) {
        return jdbc.sql("select count(*) from question_voice where question = ? and person = ?")
                        .params(number, person)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private Question open(String number, Caller who) {
        // First: the answer must not tell whether there is such a question.
        if (!who.mayAsk()) {
            throw new RoleRefused(Texts.of("question.support.notYours"));
        }
        Question question = questions
                .findById(number)
                .filter(Question::isPublic)
                .orElseThrow(() -> new NoSuchElementException(number));
        if (!question.isOpen()) {
            throw refused("notOpen");
        }
        return question;
    }

    private static InputRefused refused(String why) {
        return new InputRefused("number", Texts.of("question.field.number"), Texts.of("question.refused." + why));
    }
}
