package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.role.Role;

/**
 * Who answers for an issue: a city department, or a county for what the county can settle alone. Known by its
 * organisation group, for example {@code dept.agri} or {@code county.raoping}.
 */
record Owner(String group) {

    static final String DEPARTMENT = "dept.";
    static final String COUNTY = "county.";

    static Owner ofDepartment(String code) {
        return new Owner(DEPARTMENT + code);
    }

    static Owner ofCounty(String code) {
        return new Owner(COUNTY + code);
    }

    /** Who does the work. */
    String handlerGroup() {
        return isCounty() ? Role.COUNTY.of(code()) : Role.HANDLER.of(code());
    }

    /** The leader in charge of the unit; in a county the same post that does the work. */
    String headGroup() {
        return isCounty() ? Role.COUNTY.of(code()) : Role.HEAD.of(code());
    }

    String code() {
        return group.substring(group.indexOf('.') + 1);
    }

    boolean isCounty() {
        return group.startsWith(COUNTY);
    }
}
