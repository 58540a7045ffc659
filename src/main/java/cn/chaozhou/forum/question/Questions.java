package cn.chaozhou.forum.question;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface Questions extends ListCrudRepository<Question, String> {

    List<Question> findBySessionNumberOrderByNumber(String sessionNumber);

    List<Question> findByMergedIntoOrderByNumber(String number);
}
