package cn.chaozhou.forum.engine;

import java.util.Optional;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.data.jdbc.core.convert.JdbcConverter;
import org.springframework.data.jdbc.repository.support.SimpleJdbcRepository;
import org.springframework.data.mapping.PersistentEntity;
import org.springframework.transaction.annotation.Transactional;

/**
 * How every repository finds and saves: one act asks for its case up to seven times and reads it once. (Spring Data knows
 * the type parameters by their names.)
 */
public class HeldRepository<T, ID> extends SimpleJdbcRepository<T, ID> {

    private final PersistentEntity<T, ?> entity;
    private final OncePerTransaction<Object, Optional<T>> held = new OncePerTransaction<>();

    /** Called by Spring Data, once for each repository. */
    public HeldRepository(JdbcAggregateOperations operations, PersistentEntity<T, ?> entity, JdbcConverter converter) {
        super(operations, entity, converter);
        this.entity = entity;
    }

    @Override
    public Optional<T> findById(ID id) {
        return held.get(id, asked -> super.findById(id));
    }

    @Override
    @Transactional
    public <S extends T> S save(S instance) {
        S saved = super.save(instance);
        held.put(entity.getIdentifierAccessor(saved).getRequiredIdentifier(), Optional.of(saved));
        return saved;
    }
}
