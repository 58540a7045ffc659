package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.role.Role;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What people call who is in a group of the contract, such as {@code dept.agri.head} or {@code leader}. */
@Component
public class GroupNames {

    private final People people;

    GroupNames(People people) {
        this.people = people;
    }

    /** The organisation, 市农业农村局; for a city-wide role the role, 市分管领导. */
    public String organisation(String group) {
        return role(group).map(r -> organisation(r, group)).orElse(group);
    }

    /** The post in it, 市农业农村局负责人; for a city-wide role the role, 市分管领导. */
    public String post(String group) {
        return role(group)
                .map(r -> organisation(r, group) + (r.organisationKind() == null ? "" : r.post()))
                .orElse(group);
    }

    private static Optional<Role> role(String group) {
        return Arrays.stream(Role.values())
                .filter(r -> r.group().equals(group.substring(group.lastIndexOf('.') + 1)))
                .findFirst();
    }

    private String organisation(Role role, String group) {
        return role.organisationKind() == null
                ? role.title()
                : people.everyOrganisationOf(role).stream()
                        .filter(o -> role.of(o.code()).equals(group))
                        .findFirst()
                        .map(Organisation.Named::name)
                        .orElse(group);
    }
}
