package cn.chaozhou.forum.privacy;

import cn.chaozhou.forum.organisation.PersonalCases;
import cn.chaozhou.forum.wording.Texts;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything that is kept of one person, in the database and in files. */
@Component
class Traces {

    private final Places places;
    private final RowSearch rows;
    private final List<PersonalCases> cases;
    private final ObjectProvider<PersonalFiles> files;
    private final JdbcClient db;
    private final ZoneId zone;

    Traces(
            Places places,
            RowSearch rows,
            List<PersonalCases> cases,
            ObjectProvider<PersonalFiles> files,
            JdbcClient db,
            @Value("${forum.calendar.zone}") ZoneId zone) {
        this.places = places;
        this.rows = rows;
        this.cases = cases;
        this.files = files;
        this.db = db;
        this.zone = zone;
    }

    List<Trace> of(Subject subject) {
        Search search = new Search(subject);
        places.all().forEach(search::look);
        files.orderedStream().forEach(store -> search.found.addAll(store.find(subject)));
        return search.found;
    }

    /** One search; it knows which cases must not be connected with the person. */
    private final class Search {

        private final Subject subject;
        private final List<Trace> found = new ArrayList<>();
        private final Map<String, String> numbers = new HashMap<>();
        private final Set<String> hidden;

        Search(Subject subject) {
            this.subject = subject;
            hidden = cases.stream()
                    .flatMap(of -> of.hiddenOf(subject.user()).stream())
                    .collect(Collectors.toCollection(HashSet::new));
            Set.copyOf(hidden)
                    .forEach(number ->
                            hidden.addAll(db.sql("select PROC_INST_ID_ from ACT_HI_PROCINST where BUSINESS_KEY_ = ?")
                                    .param(number)
                                    .query(String.class)
                                    .list()));
        }

        void look(Place place) {
            rows.each(place, subject, (row, text) -> found.add(trace(place, row, text)));
        }

        private Trace trace(Place place, Map<String, Object> row, String text) {
            String source = Texts.name("privacy.table.", place.table());
            if (isHidden(row)) {
                return new Trace(
                        source,
                        null,
                        null,
                        Texts.of("privacy.hidden"),
                        place.kind().fate());
            }
            return new Trace(
                    source,
                    place.caseColumn() == null ? null : number(row.get(place.caseColumn())),
                    place.timeColumn() == null ? null : instant(row.get(place.timeColumn())),
                    content(place, row, text),
                    place.kind().fate());
        }

        private boolean isHidden(Map<String, Object> row) {
            return !hidden.isEmpty()
                    && row.values().stream()
                            .map(RowSearch::text)
                            .anyMatch(text -> text != null && hidden.stream().anyMatch(text::contains));
        }

        private String content(Place place, Map<String, Object> row, String text) {
            String at = Texts.of(
                    "privacy.content",
                    Texts.name("privacy.column.", place.column()),
                    text.equals(subject.user()) ? text : subject.excerpt(text));
            return Stream.concat(
                            Stream.of(at),
                            place.shown().stream()
                                    .map(row::get)
                                    .filter(value ->
                                            value != null && !value.toString().isEmpty())
                                    .map(Object::toString))
                    .collect(Collectors.joining(Texts.of("privacy.separator")));
        }

        /** The business key of a process instance; anything else is a number already. */
        private @Nullable String number(@Nullable Object key) {
            return key == null
                    ? null
                    : numbers.computeIfAbsent(
                            key.toString(), id -> db.sql("select coalesce(BUSINESS_KEY_, '') from ACT_HI_PROCINST"
                                            + " where PROC_INST_ID_ = ?")
                                    .param(id)
                                    .query(String.class)
                                    .optional()
                                    .orElse(id));
        }
    }

    private @Nullable Instant instant(@Nullable Object value) {
        if (value instanceof OffsetDateTime moment) {
            return moment.toInstant();
        } else if (value instanceof Timestamp moment) {
            return moment.toInstant();
        }
        return value instanceof java.sql.Date day
                ? day.toLocalDate().atStartOfDay(zone).toInstant()
                : null;
    }
}
