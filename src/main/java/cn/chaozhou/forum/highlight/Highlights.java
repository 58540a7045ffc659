package cn.chaozhou.forum.highlight;

import cn.chaozhou.forum.role.Reader;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface Highlights extends ListCrudRepository<Highlight, String> {

    List<Highlight> findBySessionNumberOrderByNumber(String sessionNumber);

    @Query("select number from highlight where session_number = :session and status = 'ACCEPTED'")
    Set<String> acceptedIn(String session);

    @Query("select number from highlight where session_number = :session and agenda_order is not null"
            + " order by agenda_order")
    List<String> agenda(String session);

    Optional<Highlight> findFirstByTeamAndNumberNotAndSubmittedAtIsNotNullOrderBySubmittedAtDesc(
            String team, String number);

    default List<Highlight> readableIn(String session, Reader reader) {
        return readableIn(session, reader.watches(), reader.works(), reader.organisations(), reader.supervised());
    }

    @Query("select h.* from highlight h where h.session_number = :session and " + HighlightRights.READABLE
            + " order by h.number")
    List<Highlight> readableIn(
            String session,
            boolean watches,
            boolean works,
            Collection<String> organisations,
            Collection<String> supervised);

    default Optional<Highlight> readable(String number, Reader reader) {
        return readable(number, reader.watches(), reader.works(), reader.organisations(), reader.supervised());
    }

    @Query("select h.* from highlight h where h.number = :number and " + HighlightRights.READABLE)
    Optional<Highlight> readable(
            String number,
            boolean watches,
            boolean works,
            Collection<String> organisations,
            Collection<String> supervised);
}
