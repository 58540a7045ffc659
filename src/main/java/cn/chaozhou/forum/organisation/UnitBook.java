package cn.chaozhou.forum.organisation;

import java.util.List;
import java.util.Optional;

/** Which organisations there are: as stored, or as a file would make them. */
public interface UnitBook {

    /** In force or not, in the order in which names were taken. */
    List<Unit> all(UnitKind kind);

    Optional<Unit> find(UnitKind kind, String code);
}
