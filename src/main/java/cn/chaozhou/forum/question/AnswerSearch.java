package cn.chaozhou.forum.question;

import cn.chaozhou.forum.casefile.Paging;
import cn.chaozhou.forum.casefile.SearchWords;
import cn.chaozhou.forum.role.Reader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds entries of the library of answers: every word must occur in the question, the answer or the owner's name. */
@Component
class AnswerSearch {

    private final JdbcClient jdbc;

    AnswerSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param total how many there are on all pages */
    record Found(long total, int page, int size, List<AnswerFacts> answers) {}

    /**
     * @param words separated by spaces; null or blank for all
     * @param department code of the department that answered
     */
    Found find(
            Reader reader, @Nullable String words, @Nullable String department, @Nullable String session, Paging page) {
        StringBuilder where = new StringBuilder(
                " from library_answer a join question q on q.number = a.question where a.withdrawn_at is null and :works");
        Map<String, Object> params = new LinkedHashMap<>(Map.of("works", reader.works()));
        if (department != null && !department.isBlank()) {
            where.append(" and a.owner = :owner");
            params.put("owner", "dept." + department);
        }
        if (session != null && !session.isBlank()) {
            where.append(" and q.session_number = :session");
            params.put("session", session);
        }
        SearchWords searched = SearchWords.of(words);
        where.append(searched.in("q.text", "a.text", "a.owner_name"));
        params.putAll(searched.parameters());
        long total = jdbc.sql("select count(*)" + where)
                .params(params)
                .query(Long.class)
                .single();
        params.put("offset", page.offset());
        params.put("size", page.size());
        List<AnswerFacts> answers = jdbc.sql(
                        "select q.number, q.session_number sessionNumber, q.text question, a.text, a.owner,"
                                + " a.owner_name ownerName,"
                                + " (select count(*) from question_voice v where v.question = a.question) supporters,"
                                + " a.published_at publishedAt, a.reviewed_at reviewedAt, a.review_at reviewAt" + where
                                + " order by a.published_at desc, q.number desc"
                                + " offset :offset rows fetch next :size rows only")
                .params(params)
                .query(AnswerFacts.class)
                .list();
        return new Found(total, page.page(), page.size(), answers);
    }
}
