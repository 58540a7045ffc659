package cn.chaozhou.forum.experience;

import cn.chaozhou.forum.role.Reader;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface Borrowings extends ListCrudRepository<Borrowing, String> {

    List<Borrowing> findByExperienceOrderByNumber(String experience);

    default List<Borrowing> readableOf(String experience, Reader reader) {
        return readableOf(experience, reader.watches(), reader.works(), reader.organisations());
    }

    @Query("select b.* from borrowing b where b.experience = :experience and " + BorrowingRights.READABLE
            + " order by b.number")
    List<Borrowing> readableOf(String experience, boolean watches, boolean works, Collection<String> organisations);
}
