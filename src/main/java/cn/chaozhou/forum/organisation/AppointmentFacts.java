package cn.chaozhou.forum.organisation;

import java.util.List;
import java.util.Optional;

/** What an appointment is held against: what is stored, or what a file would make of it. */
public interface AppointmentFacts {

    boolean hasAccount(String user);

    /** What the person is called. */
    String nameOf(String user);

    Optional<Unit> find(UnitKind kind, String code);

    List<Duty> duties();
}
