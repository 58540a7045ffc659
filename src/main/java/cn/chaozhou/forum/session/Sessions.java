package cn.chaozhou.forum.session;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface Sessions extends ListCrudRepository<Session, String> {

    List<Session> findAllByOrderByNumberDesc();

    List<Session> findAllByOrderByNumberDesc(Limit atMost);

    /** Of the session before this one, see below. */
    @Query("select number from session where meeting_date is not null and number < :number"
            + " order by number desc fetch first row only")
    Optional<String> numberBefore(String number);

    /** The session before this one: the last that got as far as a date. */
    Optional<Session> findFirstByMeetingDateIsNotNullAndNumberLessThanOrderByNumberDesc(String number);
}
