package cn.chaozhou.forum.highlight;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import cn.chaozhou.forum.attachment.FilesOfCase;
import cn.chaozhou.forum.casefile.Options;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The dated pieces of evidence (实) of highlights: those a captain described, whose files stay where they are kept, and those
 * uploaded. They are not part of what {@link Highlights} save and find: a highlight is saved at every step, and a session's
 * are asked for together.
 */
@Repository
class HighlightEvidence {

    /** A piece that was described. */
    record Piece(LocalDate onDate, String kind, String description, @Nullable String keptAt) {}

    private final JdbcTemplate rows;
    private final JdbcClient db;
    private final FilesOfCase files;
    private final Options options;
    private final Clock clock;

    HighlightEvidence(JdbcTemplate rows, JdbcClient db, FilesOfCase files, Options options, Clock clock) {
        this.rows = rows;
        this.db = db;
        this.files = files;
        this.options = options;
        this.clock = clock;
    }

    /** Takes the place of what was described before; refused without any, described or uploaded, and with one to come. */
    void put(String highlight, List<Piece> described) {
        if (described.isEmpty() && uploaded(List.of(highlight)).isEmpty()) {
            throw refused("noEvidence");
        }
        LocalDate today = LocalDate.now(clock);
        List<Object[]> numbered = new ArrayList<>();
        for (Piece piece : described) {
            if (piece.onDate().isAfter(today)) {
                throw refused("futureEvidence", numbered.size() + 1);
            }
            numbered.add(new Object[] {
                highlight, numbered.size(), piece.onDate(), piece.kind(), piece.description(), piece.keptAt()
            });
        }
        rows.update("delete from evidence where highlight = ?", highlight);
        rows.batchUpdate(
                "insert into evidence (highlight, highlight_key, on_date, kind, description, kept_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                numbered);
    }

    private static InputRefused refused(String why, Object... arguments) {
        return new InputRefused(
                "evidence", Texts.of("highlight.field.evidence"), Texts.of("highlight.refused." + why, arguments));
    }

    /** One line a piece, the date first, by highlight; what was uploaded comes last. */
    Map<String, List<String>> of(Collection<String> highlights) {
        if (highlights.isEmpty()) {
            return Map.of();
        }
        Map<String, List<String>> lines = new HashMap<>();
        db.sql("select * from evidence where highlight in (:highlights) order by highlight, highlight_key")
                .param("highlights", highlights)
                .query(row -> {
                    Piece piece = new Piece(
                            row.getObject("on_date", LocalDate.class),
                            row.getString("kind"),
                            row.getString("description"),
                            row.getString("kept_at"));
                    lines.computeIfAbsent(row.getString("highlight"), number -> new ArrayList<>())
                            .add(line(piece));
                });
        uploaded(highlights).forEach((number, pieces) -> lines.computeIfAbsent(number, n -> new ArrayList<>())
                .addAll(pieces));
        return lines;
    }

    private String line(Piece piece) {
        String line = Texts.of(
                "highlight.evidence", piece.onDate(), options.label("evidenceKind", piece.kind()), piece.description());
        return piece.keptAt() == null ? line : line + Texts.of("highlight.evidence.keptAt", piece.keptAt());
    }

    /** What captains uploaded as evidence; each file has its date. */
    private Map<String, List<String>> uploaded(Collection<String> highlights) {
        return files.of(highlights).stream()
                .filter(piece -> piece.step().equals(HighlightProcess.USER_TASK_DRAFT_HIGHLIGHT))
                .collect(groupingBy(
                        FilesOfCase.Piece::caseNumber,
                        mapping(
                                file -> Texts.of("highlight.evidence", file.onDate(), file.kind(), file.line()),
                                toList())));
    }
}
