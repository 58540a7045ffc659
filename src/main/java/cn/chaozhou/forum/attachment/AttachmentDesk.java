package cn.chaozhou.forum.attachment;

import cn.chaozhou.forum.attachment.FileStore.Received;
import cn.chaozhou.forum.attachment.TaskSteps.Step;
import cn.chaozhou.forum.casefile.Options;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.engine.ConflictRefused;
import cn.chaozhou.forum.engine.HeldTasks;
import cn.chaozhou.forum.engine.RoleRefused;
import cn.chaozhou.forum.wording.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes files in for the person whose request this is, shows and removes them; each is in the timeline of its case. */
@Service
class AttachmentDesk {

    private static final String KINDS = "evidenceKind";
    private static final int DESCRIPTION = 200;

    private final AttachmentSettings settings;
    private final TaskSteps steps;
    private final HeldTasks held;
    private final Attachments files;
    private final FileStore store;
    private final ContentCheck check;
    private final Options options;
    private final Timeline timeline;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AttachmentDesk(
            AttachmentSettings settings,
            TaskSteps steps,
            HeldTasks held,
            Attachments files,
            FileStore store,
            ContentCheck check,
            Options options,
            Timeline timeline,
            TransactionTemplate transaction,
            Clock clock) {
        this.settings = settings;
        this.steps = steps;
        this.held = held;
        this.files = files;
        this.store = store;
        this.check = check;
        this.options = options;
        this.timeline = timeline;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What a sender says of a file. */
    record Wish(String task, String name, LocalDate date, String kind, @Nullable String description) {}

    /**
     * Takes a file in. All that needs no content is refused before any of it is read.
     *
     * @throws NoSuchElementException where the person doesn't see the task
     * @throws RoleRefused where they see it but don't hold it
     * @throws IOException where the sender stopped sending
     */
    Attachment add(Wish wish, InputStream content) throws IOException {
        String user = timeline.actor();
        Step step = steps.visible(wish.task());
        requireHeld(step.takesFilesOf(user), step);
        String name = FileName.cleaned(wish.name());
        FileKind type = kindOf(name);
        checkWords(wish);
        String number = Objects.requireNonNull(step.caseNumber());
        requireRoom(number);
        Received received = store.receive(content);
        try {
            check.check(type, received.path());
            store.keep(received);
            Attachment file = new Attachment(
                    received.id(),
                    number,
                    step.instance(),
                    step.task(),
                    step.step(),
                    name,
                    type.mediaType().toString(),
                    received.size(),
                    received.sha256(),
                    wish.date(),
                    wish.kind(),
                    description(wish),
                    OffsetDateTime.now(clock),
                    user,
                    null,
                    null);
            transaction.executeWithoutResult(status -> write(file, step, user));
            return file;
        } catch (IOException | RuntimeException refused) {
            store.discard(received);
            throw refused;
        }
    }

    private void write(Attachment file, Step step, String user) {
        // While it was sent the task may have been completed or given to somebody else.
        requireHeld(held.hold(step.task(), user), step);
        requireRoom(file.caseNumber());
        files.add(file);
        timeline.record(file.caseNumber(), Texts.of("attachment.timeline.uploaded"), line(file));
    }

    /**
     * Takes a file out: whoever uploaded it or holds its step, as long as that step is open.
     *
     * @throws NoSuchElementException where the person doesn't read its case
     */
    void remove(String id) {
        Attachment file = readable(id);
        transaction.executeWithoutResult(status -> {
            String holder = steps.holder(file.instance(), file.step())
                    .orElseThrow(() -> new ConflictRefused(Texts.of("attachment.refused.closed")));
            if (!mayRemove(file, holder)) {
                throw new RoleRefused(Texts.of("attachment.refused.notYours"));
            }
            if (!files.remove(id, timeline.actor(), OffsetDateTime.now(clock))) {
                throw new NoSuchElementException("no file " + id);
            }
            timeline.record(file.caseNumber(), Texts.of("attachment.timeline.removed"), line(file));
        });
    }

    /** Whether the person whose request this is may remove the file now. */
    boolean mayRemove(Attachment file) {
        return steps.holder(file.instance(), file.step())
                .filter(holder -> mayRemove(file, holder))
                .isPresent();
    }

    private boolean mayRemove(Attachment file, String holder) {
        String user = timeline.actor();
        return user.equals(holder) || user.equals(file.uploadedBy());
    }

    /** A file for the person whose request this is; for who doesn't read its case there is none. */
    Attachment readable(String id) {
        return files.find(id)
                .filter(file -> steps.mayRead(file.caseNumber()))
                .orElseThrow(() -> new NoSuchElementException("no file " + id));
    }

    List<Attachment> of(@Nullable String caseNumber) {
        return caseNumber == null ? List.of() : files.of(List.of(caseNumber));
    }

    private static void requireHeld(boolean held, Step step) {
        if (!held) {
            throw new RoleRefused(Texts.of(step.own() ? "attachment.refused.unclaimed" : "attachment.refused.noFiles"));
        }
    }

    private FileKind kindOf(String name) {
        if (name.isEmpty()) {
            throw ContentRefused.file("name");
        }
        return FileKind.ofEnding(FileName.ending(name))
                .filter(settings.kinds()::contains)
                .orElseThrow(() -> ContentRefused.file("kind", endings()));
    }

    /** All endings that are taken, as people read them. */
    private String endings() {
        return String.join(
                Texts.of("attachment.and"),
                settings.kinds().stream()
                        .flatMap(kind -> kind.endings().stream())
                        .toList());
    }

    private void checkWords(Wish wish) {
        if (wish.date().isAfter(LocalDate.now(clock))) {
            throw ContentRefused.of("date", "future");
        }
        if (options.of(KINDS).stream().noneMatch(option -> wish.kind().equals(option.get("value")))) {
            throw ContentRefused.of("kind", "unlisted");
        }
        String description = description(wish);
        if (description != null && description.length() > DESCRIPTION) {
            throw ContentRefused.of("description", "long", DESCRIPTION);
        }
    }

    private static @Nullable String description(Wish wish) {
        String text = wish.description() == null
                ? ""
                : wish.description().replaceAll("\\p{Cntrl}", " ").strip();
        return text.isEmpty() ? null : text;
    }

    private void requireRoom(String number) {
        if (files.count(number) >= settings.most()) {
            throw new ConflictRefused(Texts.of("attachment.refused.most", settings.most()));
        }
    }

    private String line(Attachment file) {
        return Texts.of("attachment.line", file.name(), options.label(KINDS, file.kind()), file.onDate());
    }
}
