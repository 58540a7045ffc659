package cn.chaozhou.forum.experience;

import cn.chaozhou.forum.role.Reader;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface Borrowings extends ListCrudRepository<Borrowing, String> {

    List<Borrowing> findByExperienceInOrderByNumber(Collection<String> experiences);

    default List<Borrowing> readableOf(Collection<String> experiences, Reader reader) {
        return readableOf(experiences, reader.watches(), reader.works(), reader.organisations());
    }

    @Query("select b.* from borrowing b where b.experience in (:experiences) and " + BorrowingRights.READABLE
            + " order by b.number")
    List<Borrowing> readableOf(
            Collection<String> experiences, boolean watches, boolean works, Collection<String> organisations);
}
