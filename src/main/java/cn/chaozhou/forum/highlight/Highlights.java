package cn.chaozhou.forum.highlight;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface Highlights extends ListCrudRepository<Highlight, String> {

    List<Highlight> findBySessionNumberOrderByNumber(String sessionNumber);

    Optional<Highlight> findFirstByTeamAndSubmittedAtIsNotNullOrderBySubmittedAtDesc(String team);
}
