package cn.chaozhou.forum.privacy;

import cn.chaozhou.forum.audit.AuditTrail;
import cn.chaozhou.forum.casefile.NumberSeries;
import cn.chaozhou.forum.engine.ConflictRefused;
import cn.chaozhou.forum.login.AccountKeeping;
import cn.chaozhou.forum.organisation.OpenWork;
import cn.chaozhou.forum.organisation.Persons;
import cn.chaozhou.forum.organisation.Reason;
import cn.chaozhou.forum.privacy.Trace.Fate;
import cn.chaozhou.forum.wording.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Export and erasure of what is kept of one person. */
@Service
class PersonalData {

    private static final String SERIES = "erased";

    private final Subjects subjects;
    private final Traces traces;
    private final Places places;
    private final RowErasure rows;
    private final ObjectProvider<PersonalFiles> files;
    private final AccountKeeping accounts;
    private final Persons persons;
    private final OpenWork work;
    private final NumberSeries numbers;
    private final AuditTrail audit;

    PersonalData(
            Subjects subjects,
            Traces traces,
            Places places,
            RowErasure rows,
            ObjectProvider<PersonalFiles> files,
            AccountKeeping accounts,
            Persons persons,
            OpenWork work,
            NumberSeries numbers,
            AuditTrail audit) {
        this.subjects = subjects;
        this.traces = traces;
        this.places = places;
        this.rows = rows;
        this.files = files;
        this.accounts = accounts;
        this.persons = persons;
        this.work = work;
        this.numbers = numbers;
        this.audit = audit;
    }

    /**
     * Everything that is kept of the person.
     *
     * @throws NoSuchElementException where nobody has or had such an account
     */
    @Transactional
    List<Trace> export(String user, Reason reason, String administrator) {
        List<Trace> found = traces.of(subjects.of(user));
        audit.done(
                administrator,
                Texts.of("privacy.exported"),
                user,
                Texts.of("privacy.exported.detail", masked(user, reason), found.size()));
        return found;
    }

    /**
     * Takes the account away and the person out of every place but those that the law keeps; all of it or nothing.
     *
     * @return how many places were changed, by what is kept there
     * @throws ConflictRefused naming what the person still holds
     * @throws NoSuchElementException where nobody has or had such an account
     */
    @Transactional
    Map<String, Long> erase(String user, Reason reason, String administrator) {
        Subject subject = subjects.of(user);
        work.refuseWhereOpen(user);
        String why = masked(user, reason);
        Map<String, Long> changed = traces.of(subject).stream()
                .filter(trace -> trace.fate() != Fate.KEPT)
                .collect(Collectors.groupingBy(Trace::source, LinkedHashMap::new, Collectors.counting()));
        String pseudonym = Texts.of("privacy.pseudonym", "%04d".formatted(numbers.next(SERIES)));
        // First the account: its removal leaves a trace of its own.
        accounts.remove(user);
        accounts.erased(user);
        places.all().forEach(place -> rows.erase(place, subject, pseudonym));
        files.orderedStream().forEach(store -> store.erase(subject, pseudonym));
        List<Trace> left = traces.of(subject).stream()
                .filter(trace -> trace.fate() != Fate.KEPT)
                .toList();
        if (!left.isEmpty()) {
            throw new IllegalStateException("erasure left " + left.size() + " places, the first in "
                    + left.get(0).source());
        }
        audit.done(
                administrator,
                Texts.of("privacy.erased"),
                user,
                Texts.of(
                        "privacy.erased.detail",
                        why,
                        changed.entrySet().stream()
                                .map(of -> Texts.of("privacy.erased.places", of.getKey(), of.getValue()))
                                .collect(Collectors.joining(Texts.of("privacy.separator")))));
        return changed;
    }

    /** The audit is kept for years: the reason goes there without the person's name. */
    private String masked(String user, Reason reason) {
        return persons.find(user).map(person -> person.maskedIn(reason.text())).orElse(reason.text());
    }
}
