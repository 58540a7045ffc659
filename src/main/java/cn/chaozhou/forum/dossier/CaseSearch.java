package cn.chaozhou.forum.dossier;

import cn.chaozhou.forum.casefile.CaseBrief;
import cn.chaozhou.forum.casefile.CaseFiles;
import cn.chaozhou.forum.casefile.CaseQuery;
import cn.chaozhou.forum.casefile.Paging;
import cn.chaozhou.forum.casefile.Register;
import cn.chaozhou.forum.casefile.SearchWords;
import cn.chaozhou.forum.casefile.Wanted;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.organisation.Organisation;
import cn.chaozhou.forum.organisation.Organisation.Named;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Searches the cases of a kind that the person may read, ended ones and running ones, by more than words. */
@Service
class CaseSearch {

    private final List<CaseFiles> kinds;
    private final CaseQuery query;
    private final Organisation organisation;
    private final Clock clock;

    CaseSearch(List<CaseFiles> kinds, CaseQuery query, Organisation organisation, Clock clock) {
        this.kinds = kinds.stream().filter(kind -> kind.register().isPresent()).toList();
        this.query = query;
        this.organisation = organisation;
        this.clock = clock;
    }

    /**
     * What is looked for; null or empty asks for nothing.
     *
     * @param kind name of a {@link Register}
     * @param ended true for what is over, false for what runs
     * @param from first day on which the case can have come into being
     * @param to last one
     */
    record Asked(
            @Nullable String kind,
            @Nullable String words,
            @Nullable String team,
            @Nullable String county,
            @Nullable String department,
            @Nullable Boolean ended,
            @Nullable String state,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** @param counts how many there are of each kind, the one whose piece of the list this is included */
    record Found(String kind, Map<String, Long> counts, int page, int size, List<CaseBrief> cases) {}

    /** What a person chooses from. */
    record Choices(List<Kind> kinds, List<Named> counties, List<Team> teams, List<Named> departments) {}

    record Kind(String name, List<Register.State> states) {}

    record Team(String code, String name, String county) {}

    Choices choices() {
        return new Choices(
                kinds.stream()
                        .flatMap(kind -> kind.register().stream())
                        .map(kind -> new Kind(kind.name(), kind.states()))
                        .toList(),
                organisation.counties(),
                organisation.teams().stream()
                        .map(team -> new Team(team.code(), team.title(), team.county()))
                        .toList(),
                organisation.departments());
    }

    Found find(Asked asked, Paging paging) {
        if (asked.from() != null && asked.to() != null && asked.to().isBefore(asked.from())) {
            throw new InputRefused("to", Texts.of("dossier.field.to"), Texts.of("dossier.refused.order"));
        }
        CaseFiles kind = kinds.stream()
                .filter(named(asked.kind()))
                .findFirst()
                .orElseThrow(() ->
                        new InputRefused("kind", Texts.of("dossier.field.kind"), Texts.of("dossier.refused.kind")));
        List<CaseBrief> cases = kind.briefs(wanted(kind, asked, paging));
        // Words are looked for in every case there is: not a second time where the piece shows that it is the last.
        boolean last = cases.size() < paging.size() && (paging.page() == 0 || !cases.isEmpty());
        Map<String, Long> counts = new LinkedHashMap<>();
        for (CaseFiles other : kinds) {
            counts.put(
                    register(other).name(),
                    other == kind && last
                            ? paging.offset() + cases.size()
                            : query.count(register(other), wanted(other, asked, paging)));
        }
        return new Found(register(kind).name(), counts, paging.page(), paging.size(), cases);
    }

    private static Register register(CaseFiles kind) {
        return kind.register().orElseThrow();
    }

    private static Predicate<CaseFiles> named(@Nullable String name) {
        return kind -> register(kind).name().equals(name);
    }

    private Wanted wanted(CaseFiles kind, Asked asked, Paging paging) {
        Register register = register(kind);
        Wanted wanted = Wanted.with(SearchWords.of(asked.words()), kind, paging);
        if (given(asked.team())) {
            wanted = wanted.and(register.ofTeams().formatted(":team"), Map.of("team", asked.team()));
        }
        if (given(asked.county())) {
            wanted = wanted.and(register.ofCounties(), Map.of("counties", List.of(asked.county())));
        }
        if (given(asked.department())) {
            wanted = wanted.and(register.ofDepartment(), Map.of("department", asked.department()));
        }
        if (asked.ended() != null) {
            wanted = wanted.and(asked.ended() ? register.ended() : "not (" + register.ended() + ")", Map.of());
        }
        // A state is one of the kind whose list is read; the others are counted without it.
        if (given(asked.state()) && named(asked.kind()).test(kind)) {
            wanted = wanted.and(register.state() + " = :state", Map.of("state", asked.state()));
        }
        if (asked.from() != null) {
            wanted = wanted.and(register.since() + " >= :from", Map.of("from", begin(asked.from())));
        }
        if (asked.to() != null) {
            wanted = wanted.and(
                    register.since() + " < :to", Map.of("to", begin(asked.to().plusDays(1))));
        }
        return wanted;
    }

    private static boolean given(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private OffsetDateTime begin(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toOffsetDateTime();
    }
}
