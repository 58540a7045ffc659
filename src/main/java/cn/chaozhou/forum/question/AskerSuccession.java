package cn.chaozhou.forum.question;

import cn.chaozhou.forum.organisation.PostHandedOver;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A question belongs to the post that asked it: answers, ratings and the right to read go to whoever holds the post now.
 * What the asker was called then (asker_title) stays.
 */
@Component
class AskerSuccession {

    private final JdbcClient db;

    AskerSuccession(JdbcClient db) {
        this.db = db;
    }

    @EventListener
    void succeed(PostHandedOver handedOver) {
        db.sql("update question set asker = ? where asker = ?")
                .params(handedOver.successor(), handedOver.former())
                .update();
    }
}
