package cn.chaozhou.forum.review;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface Reviews extends ListCrudRepository<Review, String> {

    List<Review> findByHighlightOrderByNumber(String highlight);

    List<Review> findBySessionNumberOrderByNumber(String sessionNumber);

    boolean existsByHighlightAndStatus(String highlight, Review.Status status);
}
