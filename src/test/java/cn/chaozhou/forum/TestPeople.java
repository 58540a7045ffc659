package cn.chaozhou.forum;

import cn.chaozhou.forum.organisation.People;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;

/** One person for each role and organisation, as in the demo edition, but without the demo's story. */
class TestPeople {

    private final People people;

    TestPeople(People people) {
        this.people = people;
    }

    @EventListener
    void add(ContextRefreshedEvent ready) {
        people.add(people.onePerPost(), "demo");
    }
}
