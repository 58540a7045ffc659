package cn.chaozhou.forum.experience;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface Borrowings extends ListCrudRepository<Borrowing, String> {

    List<Borrowing> findByExperienceOrderByNumber(String experience);
}
