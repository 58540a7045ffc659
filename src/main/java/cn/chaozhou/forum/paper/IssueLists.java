package cn.chaozhou.forum.paper;

import cn.chaozhou.forum.issue.IssueDesk;
import cn.chaozhou.forum.issue.IssueDossier;
import cn.chaozhou.forum.issue.IssueDossier.CoDepartment;
import cn.chaozhou.forum.issue.IssueDossier.Work;
import cn.chaozhou.forum.issue.IssueFacts;
import cn.chaozhou.forum.organisation.GroupNames;
import cn.chaozhou.forum.paper.ListSheet.Column;
import cn.chaozhou.forum.paper.ListSheet.Lamp;
import cn.chaozhou.forum.paper.ListSheet.Percent;
import cn.chaozhou.forum.wording.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The three lists (问题清单、任务清单、责任清单) as one workbook: what is wrong, what is done about it, who answers for it. */
@Component
class IssueLists {

    private final IssueDesk issues;
    private final IssueDossier dossier;
    private final GroupNames names;
    private final Clock clock;

    IssueLists(IssueDesk issues, IssueDossier dossier, GroupNames names, Clock clock) {
        this.issues = issues;
        this.dossier = dossier;
        this.names = names;
        this.clock = clock;
    }

    /** @param position running number in the list, from 1 */
    private record Entry(int position, IssueFacts issue) {}

    private record Task(int position, IssueFacts issue, Work work) {}

    /**
     * @param session number of the session whose issues are listed; null for all issues
     * @param of what the lists are of, for their titles
     */
    byte[] write(@Nullable String session, String of) {
        List<IssueFacts> listed = session == null ? issues.all() : issues.ofSession(session);
        List<Entry> problems = new ArrayList<>();
        List<Task> tasks = new ArrayList<>();
        for (IssueFacts issue : listed) {
            problems.add(new Entry(problems.size() + 1, issue));
            dossier.work(issue.number()).ifPresent(work -> tasks.add(new Task(tasks.size() + 1, issue, work)));
        }
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            new ListSheet<>(book, problemColumns())
                    .write(Texts.of("paper.list.problems"), title("problems", of), problems);
            new ListSheet<>(book, taskColumns()).write(Texts.of("paper.list.tasks"), title("tasks", of), tasks);
            new ListSheet<>(book, dutyColumns()).write(Texts.of("paper.list.duties"), title("duties", of), tasks);
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String title(String list, String of) {
        String now = DateTimeFormatter.ofPattern(Texts.of("paper.moment")).format(LocalDateTime.now(clock));
        return Texts.of("paper.list.title", of, Texts.of("paper.list." + list), now);
    }

    private static List<Column<Entry>> problemColumns() {
        return List.of(
                column("position", 6, Entry::position),
                column("number", 15, e -> e.issue().number()),
                column("title", 36, e -> e.issue().title()),
                column("team", 20, e -> e.issue().team()),
                column("registered", 12, e -> day(e.issue().registeredAt())),
                column("category", 14, e -> e.issue().category()),
                column("class", 14, e -> e.issue().issueClass()),
                column("status", 16, e -> e.issue().statusTitle()),
                column("lamp", 9, e -> lamp(e.issue())),
                column("lampReason", 30, e -> e.issue().lampReason()));
    }

    private static List<Column<Task>> taskColumns() {
        return List.of(
                column("position", 6, Task::position),
                column("number", 15, t -> t.issue().number()),
                column("title", 30, t -> t.issue().title()),
                column("owner", 18, t -> t.issue().ownerName()),
                column("plan", 44, t -> t.work().plan()),
                column("progress", 8, t -> new Percent(t.issue().progress())),
                column("due", 18, t -> moment(t.issue().dueAt())),
                column("next", 26, IssueLists::next),
                column("coDepartments", 26, t -> coDepartments(t.work())));
    }

    private List<Column<Task>> dutyColumns() {
        return List.of(
                column("position", 6, Task::position),
                column("number", 15, t -> t.issue().number()),
                column("title", 30, t -> t.issue().title()),
                column("owner", 18, t -> t.issue().ownerName()),
                column("leader", 24, t -> names.post(t.work().headGroup())),
                column("dispatched", 18, t -> moment(t.issue().dispatchedAt())),
                column("due", 18, t -> moment(t.issue().dueAt())),
                column("chases", 7, t -> t.work().chases()),
                column("extensions", 7, t -> t.issue().extensions()),
                column("ladder", 14, t -> t.issue().ladder()),
                column("status", 16, t -> t.issue().statusTitle()),
                column("rating", 10, t -> t.work().rating()));
    }

    private static <T> Column<T> column(String key, int width, Function<T, @Nullable Object> value) {
        return new Column<>(Texts.of("paper.column." + key), width, value);
    }

    private static Lamp lamp(IssueFacts issue) {
        return new Lamp(issue.lamp(), Texts.of("issue.lamp." + issue.lamp()));
    }

    /** Whose turn it is, and for what. */
    private static String next(Task task) {
        String status = task.issue().status();
        return switch (status) {
            case "HANDLING" -> handling(task.work());
            case "DISPATCHED", "OBJECTED", "PAUSED", "PARKED", "MERGED", "SOLVED", "CHECKED", "CLOSED" -> Texts.of(
                    "paper.next." + status);
            default -> task.issue().statusTitle();
        };
    }

    private static String handling(Work work) {
        if (work.plan() == null) {
            return Texts.of("paper.next.plan");
        }
        OffsetDateTime report = work.reportDueAt();
        return report == null
                ? Texts.of("paper.next.work")
                : Texts.of(
                        "paper.next.report",
                        DateTimeFormatter.ofPattern(Texts.of("paper.day")).format(report));
    }

    private static String coDepartments(Work work) {
        return work.coDepartments().stream()
                .map(IssueLists::coDepartment)
                .collect(Collectors.joining(Texts.of("paper.coDepartment.separator")));
    }

    private static String coDepartment(CoDepartment part) {
        return Texts.of(part.given() ? "paper.coDepartment.given" : "paper.coDepartment.missing", part.name());
    }

    private static @Nullable LocalDate day(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toLocalDate();
    }

    private static @Nullable LocalDateTime moment(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toLocalDateTime();
    }
}
