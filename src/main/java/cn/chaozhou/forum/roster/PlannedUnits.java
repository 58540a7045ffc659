package cn.chaozhou.forum.roster;

import cn.chaozhou.forum.organisation.Unit;
import cn.chaozhou.forum.organisation.UnitBook;
import cn.chaozhou.forum.organisation.UnitKind;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The organisations as a file would leave them. */
final class PlannedUnits implements UnitBook {

    private final Map<UnitKind, Map<String, Unit>> units = new EnumMap<>(UnitKind.class);

    PlannedUnits(UnitBook stored) {
        for (UnitKind kind : UnitKind.values()) {
            Map<String, Unit> all = new LinkedHashMap<>();
            stored.all(kind).forEach(unit -> all.put(unit.code(), unit));
            units.put(kind, all);
        }
    }

    void put(Unit unit) {
        of(unit.kind()).put(unit.code(), unit);
    }

    @Override
    public List<Unit> all(UnitKind kind) {
        return List.copyOf(of(kind).values());
    }

    @Override
    public Optional<Unit> find(UnitKind kind, String code) {
        return Optional.ofNullable(of(kind).get(code));
    }

    private Map<String, Unit> of(UnitKind kind) {
        return units.getOrDefault(kind, Map.of());
    }
}
