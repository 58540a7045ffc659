package cn.chaozhou.forum.rates;

import cn.chaozhou.forum.organisation.Organisation;
import cn.chaozhou.forum.role.Role;
import org.springframework.stereotype.Component;

/** What people call who owns issues: a department or a county, in force or not. */
@Component
class UnitNames {

    private static final String COUNTY = Role.COUNTY.organisationKind() + ".";

    private final Organisation organisation;

    UnitNames(Organisation organisation) {
        this.organisation = organisation;
    }

    /** @param unit organisation group, for example {@code dept.agri} */
    String of(String unit) {
        String code = unit.substring(unit.indexOf('.') + 1);
        return (unit.startsWith(COUNTY) ? organisation.countyName(code) : organisation.departmentName(code))
                .orElse(unit);
    }
}
