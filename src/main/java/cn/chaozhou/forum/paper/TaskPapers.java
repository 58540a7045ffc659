package cn.chaozhou.forum.paper;

import cn.chaozhou.forum.issue.IssueDesk;
import cn.chaozhou.forum.issue.IssueDossier.ChaseFacts;
import cn.chaozhou.forum.issue.IssueFacts;
import cn.chaozhou.forum.issue.IssueProcess;
import cn.chaozhou.forum.session.SessionProcess;
import cn.chaozhou.forum.session.SessionReader;
import cn.chaozhou.forum.session.SessionReader.Meeting;
import cn.chaozhou.forum.wording.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which papers belong to a task, of those that its reader may have. */
@Component
class TaskPapers {

    private static final String ADDRESS = "/api/papers/";

    private final TaskService tasks;
    private final IssueDesk issues;
    private final PaperDesk desk;
    private final SessionReader sessions;
    private final PaperRights rights;
    private final SessionFiles sessionFiles;

    TaskPapers(
            TaskService tasks,
            IssueDesk issues,
            PaperDesk desk,
            SessionReader sessions,
            PaperRights rights,
            SessionFiles sessionFiles) {
        this.tasks = tasks;
        this.issues = issues;
        this.desk = desk;
        this.sessions = sessions;
        this.rights = rights;
        this.sessionFiles = sessionFiles;
    }

    /**
     * A paper with its addresses.
     *
     * @param kind what it is, in Chinese
     * @param date in words
     */
    record Sheet(String kind, String number, String date, String word, String print) {}

    /** A workbook with its address. */
    record Workbook(String name, String excel) {}

    record Shelf(List<Sheet> papers, List<Workbook> lists) {}

    Shelf of(String task) {
        // Finds only what the person may see.
        if (tasks.createTaskQuery().taskId(task).count() == 0) {
            throw new NoSuchElementException("no task " + task);
        }
        Optional<IssueFacts> issue = Optional.ofNullable(tasks.getVariable(task, IssueProcess.ISSUE_NUMBER.name()))
                .flatMap(number -> issues.find(number.toString()));
        String session = issue.map(IssueFacts::sessionNumber)
                .orElseGet(() -> (String) tasks.getVariable(task, SessionProcess.SESSION_NUMBER.name()));
        List<Sheet> papers = new ArrayList<>(issue.map(this::papers).orElse(List.of()));
        Optional<Meeting> held = session == null ? Optional.empty() : sessionFiles.held(session);
        held.ifPresent(meeting -> papers.add(sheet(
                Texts.of("paper.report.kind"),
                meeting.session().title(),
                Texts.day(Objects.requireNonNull(meeting.session().meetingDate())),
                "sessions/" + session)));
        List<Workbook> lists = new ArrayList<>(lists(issue.isPresent() ? session : null));
        held.ifPresent(meeting -> lists.add(new Workbook(
                Texts.of("paper.list.ofSession", meeting.session().title()),
                ADDRESS + "sessions/" + session + ".xlsx")));
        return new Shelf(papers, lists);
    }

    private List<Sheet> papers(IssueFacts issue) {
        List<Sheet> papers = new ArrayList<>();
        desk.order(issue.number())
                .ifPresent(order -> papers.add(
                        sheet(Texts.of("paper.order.kind"), order.number(), order.date(), "orders/" + issue.number())));
        for (ChaseFacts chase : desk.chasesOf(issue.number())) {
            papers.add(sheet(
                    Texts.of("paper.chase.kind"),
                    chase.label(),
                    desk.day(chase.at()),
                    "chases/" + chase.chaseYear() + "/" + chase.chaseNumber()));
        }
        return papers;
    }

    private static Sheet sheet(String kind, String number, String date, String path) {
        return new Sheet(kind, number, date, ADDRESS + path + ".docx", ADDRESS + path + ".html");
    }

    private List<Workbook> lists(@Nullable String session) {
        if (!rights.mayReadLists()) {
            return List.of();
        }
        List<Workbook> lists = new ArrayList<>();
        if (session != null) {
            sessions.title(session)
                    .ifPresent(title -> lists.add(new Workbook(title, ADDRESS + "lists.xlsx?session=" + session)));
        }
        lists.add(new Workbook(Texts.of("paper.list.all"), ADDRESS + "lists.xlsx"));
        return lists;
    }
}
