package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.organisation.Organisation;
import cn.chaozhou.forum.organisation.UnitKind;
import cn.chaozhou.forum.wording.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The organisations that may own an issue, and what people call them. */
@Component
class Owners {

    private final Organisation organisation;

    Owners(Organisation organisation) {
        this.organisation = organisation;
    }

    List<Map<String, String>> options() {
        return Stream.concat(
                        organisation.departments().stream()
                                .map(d -> Organisation.option(Owner.DEPARTMENT + d.code(), d.name())),
                        organisation.counties().stream()
                                .map(c -> Organisation.option(Owner.COUNTY + c.code(), c.name())))
                .toList();
    }

    /** The owner a person chose; refused, naming the field, when there is no such organisation. */
    Owner chosen(@Nullable String group, String field) {
        return options().stream()
                .filter(o -> o.get("value").equals(group))
                .findFirst()
                .map(o -> new Owner(o.get("value")))
                .orElseThrow(() -> Answers.refused(field, "unlistedOwner"));
    }

    /**
     * What the duty catalogue names; {@code county} stands for the county of the team that raised the issue. Null where
     * that team is not named, or where nobody has gone on with the work of one that has ended: the dispatcher chooses.
     */
    @Nullable
    Owner proposed(String entry, @Nullable String team) {
        if (!entry.equals("county")) {
            return today(new Owner(entry));
        }
        return team == null
                ? null
                : today(Owner.ofCounty(organisation.requireTeam(team).county()));
    }

    /** Whoever goes on with the work of one that has ended. */
    private @Nullable Owner today(Owner owner) {
        return owner.isCounty()
                ? organisation
                        .today(UnitKind.COUNTY, owner.code())
                        .map(Owner::ofCounty)
                        .orElse(null)
                : organisation
                        .today(UnitKind.DEPARTMENT, owner.code())
                        .map(Owner::ofDepartment)
                        .orElse(null);
    }

    String name(Owner owner) {
        Optional<String> name =
                owner.isCounty() ? organisation.countyName(owner.code()) : organisation.departmentName(owner.code());
        return name.orElse(owner.group());
    }

    String teamTitle(@Nullable String team) {
        return team == null
                ? Texts.of("issue.team.hidden")
                : organisation.requireTeam(team).title();
    }
}
