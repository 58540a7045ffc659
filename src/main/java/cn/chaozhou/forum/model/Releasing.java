package cn.chaozhou.forum.model;

import cn.chaozhou.forum.engine.ConflictRefused;
import cn.chaozhou.forum.engine.RoleRefused;
import cn.chaozhou.forum.wording.Texts;
import java.util.NoSuchElementException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The second pair of eyes: what one person designed, another publishes or withdraws. */
@Service
class Releasing {

    private static final Logger LOG = LoggerFactory.getLogger(Releasing.class);

    private final Drafts drafts;
    private final RepositoryService repository;
    private final Publishers publishers;

    Releasing(Drafts drafts, RepositoryService repository, Publishers publishers) {
        this.drafts = drafts;
        this.repository = repository;
        this.publishers = publishers;
    }

    /**
     * Publishes a draft as the newest version.
     *
     * @return id of the deployment
     * @throws RoleRefused where the designer tries it alone
     * @throws ModelRefused where something changed since that makes it faulty
     */
    @Transactional
    String release(String id, String who) {
        Drafts.Draft draft = open(id);
        if (draft.designer().equals(who)) {
            throw new RoleRefused(Texts.of("gate.draft.own"));
        }
        DeploymentBuilder deployment =
                repository.createDeployment().name(draft.name()).source(PublishedModels.OF_A_PERSON);
        repository
                .getDeploymentResourceNames(id)
                .forEach(name ->
                        deployment.addInputStream(Drafts.published(name), repository.getResourceAsStream(id, name)));
        String released = publishers.inTheProductsName(deployment::deploy).getId();
        end(id, who, released);
        LOG.info("draft {} of {} released by {}", id, draft.designer(), who);
        return released;
    }

    @Transactional
    void withdraw(String id, String who) {
        open(id);
        end(id, who, null);
        LOG.info("draft {} withdrawn by {}", id, who);
    }

    private Drafts.Draft open(String id) {
        Drafts.Draft draft = drafts.find(id);
        if (draft == null) {
            throw new NoSuchElementException(id);
        }
        return draft;
    }

    private void end(String id, String who, @Nullable String released) {
        if (!drafts.end(id, who, released)) {
            throw new ConflictRefused(Texts.of("gate.draft.ended"));
        }
    }
}
