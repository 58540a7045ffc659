package cn.chaozhou.forum.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What one act asks the database again and again is read once. Nothing outlives the transaction, so that a change made
 * elsewhere, on whatever node, holds with the next act. Whoever changes such a thing calls {@link #forget}.
 */
public final class OncePerTransaction<K, V> {

    /** The answer for this key; without a transaction it is read each time. */
    public V get(K key, Function<? super K, ? extends V> read) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return read.apply(key);
        }
        Map<K, V> known = begun();
        V answer = known.get(key);
        if (answer == null) {
            answer = read.apply(key);
            known.put(key, answer);
        }
        return answer;
    }

    /** What this transaction has just written. */
    public void put(K key, V value) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            begun().put(key, value);
        }
    }

    /** Something has changed in this transaction. */
    public void forget() {
        Map<K, V> known = known();
        if (known != null) {
            known.clear();
        }
    }

    private Map<K, V> begun() {
        Map<K, V> known = known();
        if (known == null) {
            known = new HashMap<>();
            TransactionSynchronizationManager.bindResource(this, known);
            TransactionSynchronizationManager.registerSynchronization(new End(known));
        }
        return known;
    }

    @SuppressWarnings("unchecked")
    private @Nullable Map<K, V> known() {
        return (Map<K, V>) TransactionSynchronizationManager.getResource(this);
    }

    /** A transaction that begins while this one is suspended reads for itself. */
    private final class End implements TransactionSynchronization {

        private final Map<K, V> known;

        End(Map<K, V> known) {
            this.known = known;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(OncePerTransaction.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(OncePerTransaction.this, known);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(OncePerTransaction.this);
        }
    }
}
