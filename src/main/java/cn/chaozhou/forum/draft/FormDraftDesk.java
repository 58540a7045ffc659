package cn.chaozhou.forum.draft;

import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.draft.FormDrafts.Draft;
import cn.chaozhou.forum.engine.ConflictRefused;
import cn.chaozhou.forum.engine.HeldTasks;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.wording.Texts;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what the person whose request this is types, for that person and that task alone. */
@Service
class FormDraftDesk {

    private final FormDrafts drafts;
    private final HeldTasks held;
    private final TaskService tasks;
    private final Timeline timeline;
    private final FormDraftSettings settings;
    private final ObjectMapper json;
    private final Clock clock;

    FormDraftDesk(
            FormDrafts drafts,
            HeldTasks held,
            TaskService tasks,
            Timeline timeline,
            FormDraftSettings settings,
            ObjectMapper json,
            Clock clock) {
        this.drafts = drafts;
        this.held = held;
        this.tasks = tasks;
        this.timeline = timeline;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** @param savedAt null where there is no draft */
    record Kept(ObjectNode fields, @Nullable OffsetDateTime savedAt) {}

    /** Empty also for a task that the person no longer sees. */
    Kept of(String task) {
        return drafts.find(task, timeline.actor())
                .filter(draft -> tasks.createTaskQuery().taskId(task).count() > 0)
                .map(draft -> new Kept(parsed(draft), draft.savedAt()))
                .orElseGet(() -> new Kept(json.createObjectNode(), null));
    }

    /**
     * Keeps the fields that are given and leaves the others as they are, so that two windows of one person don't undo
     * each other's work.
     *
     * @throws ConflictRefused where the task is not in the person's hands
     */
    @Transactional
    OffsetDateTime keep(String task, ObjectNode fields) {
        String person = timeline.actor();
        if (!held.hold(task, person)) {
            throw new ConflictRefused(Texts.of("draft.refused.gone"));
        }
        ObjectNode all = drafts.find(task, person).map(this::parsed).orElseGet(json::createObjectNode);
        all.setAll(fields);
        String content = all.toString();
        if (content.getBytes(StandardCharsets.UTF_8).length > settings.largest().toBytes()) {
            throw new InputRefused(
                    "fields",
                    Texts.of("draft.field"),
                    Texts.of("draft.refused.large", settings.largest().toKilobytes()));
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        drafts.save(task, person, new Draft(content, now));
        return now;
    }

    void discard(String task) {
        drafts.remove(task, timeline.actor());
    }

    private ObjectNode parsed(Draft draft) {
        try {
            return (ObjectNode) json.readTree(draft.content());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("draft is no JSON", e);
        }
    }
}
