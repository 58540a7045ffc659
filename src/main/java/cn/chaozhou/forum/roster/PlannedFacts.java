package cn.chaozhou.forum.roster;

import cn.chaozhou.forum.organisation.AppointmentFacts;
import cn.chaozhou.forum.organisation.Duty;
import cn.chaozhou.forum.organisation.Unit;
import cn.chaozhou.forum.organisation.UnitBook;
import cn.chaozhou.forum.organisation.UnitKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who would hold which post.
 *
 * @param duties grows with each row that is taken
 */
record PlannedFacts(UnitBook units, Set<String> accounts, List<Duty> duties) implements AppointmentFacts {

    @Override
    public boolean hasAccount(String user) {
        return accounts.contains(user);
    }

    @Override
    public String nameOf(String user) {
        return user;
    }

    @Override
    public Optional<Unit> find(UnitKind kind, String code) {
        return units.find(kind, code);
    }
}
