package cn.chaozhou.forum.session;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.ListCrudRepository;

interface Sessions extends ListCrudRepository<Session, String> {

    List<Session> findAllByOrderByNumberDesc();

    List<Session> findAllByOrderByNumberDesc(Limit atMost);

    /** The session before this one: the last that got as far as a date. */
    Optional<Session> findFirstByMeetingDateIsNotNullAndNumberLessThanOrderByNumberDesc(String number);
}
