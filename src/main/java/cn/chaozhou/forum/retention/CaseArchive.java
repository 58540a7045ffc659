package cn.chaozhou.forum.retention;

import cn.chaozhou.forum.retention.CaseKind.Part;
import cn.chaozhou.forum.retention.EndedCases.Ended;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Files of cases that were cleared: everything the tables and the engine's history still knew of the case, as JSON that
 * is readable without this product.
 */
@Component
class CaseArchive {

    private static final String ENDING = ".json.gz";

    private final JdbcTemplate db;
    private final HistoryService history;
    private final ArchivedFiles files;
    private final ObjectMapper json;
    private final Path folder;

    CaseArchive(
            JdbcTemplate db,
            HistoryService history,
            ArchivedFiles files,
            ObjectMapper json,
            @Value("${forum.data}") Path data) {
        this.db = db;
        this.history = history;
        this.files = files;
        this.json = json;
        folder = data.resolve("archive");
    }

    /**
     * A file of the archive.
     *
     * @param name below the folder of the archive
     */
    record Stored(String name, String sha256) {}

    /** Where the file of that name is; all of them lie here. */
    Path path(String name) {
        return folder.resolve(name);
    }

    Path folder() {
        return folder;
    }

    /** Where the files of people lie that belong to the file of a case of that name; there may be none. */
    Path filesOf(String name) {
        return path(name.replace(ENDING, ".files.zip"));
    }

    /** The name of one of the archive's files. */
    String name(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    /** Whether it is a whole file of a case; one that is being written isn't yet. */
    static boolean isStored(Path file) {
        return file.getFileName().toString().endsWith(ENDING);
    }

    /** Is on disk when this returns; the same case again writes the same file again. */
    Stored write(CaseKind kind, Ended ended) {
        String name = "%s/%d/%s%s"
                .formatted(kind.key(), ended.endedAt().getYear(), ended.number().replace('/', '_'), ENDING);
        try {
            byte[] content = zipped(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(content(kind, ended)));
            files.write(filesOf(name), ended.number());
            replace(path(name), content);
            return new Stored(name, sha256(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the content in the file's place as a whole or not at all. */
    static void replace(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        Files.write(beside, content);
        try (FileChannel written = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    static byte[] zipped(byte[] text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text);
        }
        return bytes.toByteArray();
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> content(CaseKind kind, Ended ended) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("number", ended.number());
        all.put("kind", kind.key());
        all.put("endedAt", ended.endedAt());
        all.put("case", rows(kind.key(), "number", ended.number()));
        for (Part part : kind.parts()) {
            all.put(part.table(), rows(part.table(), part.column(), ended.number()));
        }
        all.put("timeline", told(kind, "timeline", ended.number()));
        all.put("notices", told(kind, "notice", ended.number()));
        all.put("tasks", tasks(kind, ended.number()));
        return all;
    }

    private List<Map<String, Object>> rows(String table, String column, String number) {
        return named(db.queryForList("select * from %s where %s = ?".formatted(table, column), number));
    }

    /** Lines about the case and about what hangs on it. */
    private List<Map<String, Object>> told(CaseKind kind, String table, String number) {
        return named(db.queryForList(
                "select * from %s where case_key = ? or case_key like ? order by id".formatted(table),
                number,
                kind.below(number)));
    }

    private static List<Map<String, Object>> named(List<Map<String, Object>> found) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Map<String, Object> row : found) {
            Map<String, Object> named = new TreeMap<>();
            row.forEach((name, value) -> named.put(name.toLowerCase(Locale.ROOT), value));
            rows.add(named);
        }
        return rows;
    }

    /** What people did in the engine, as far as it is still on record there. */
    private List<Map<String, Object>> tasks(CaseKind kind, String number) {
        List<Map<String, Object>> tasks = new ArrayList<>();
        for (HistoricProcessInstance instance : instances(kind, number)) {
            history.createHistoricTaskInstanceQuery()
                    .processInstanceId(instance.getId())
                    .list()
                    .forEach(task -> {
                        Map<String, Object> line = new LinkedHashMap<>();
                        line.put("name", task.getName());
                        line.put("assignee", task.getAssignee());
                        line.put("begun", task.getStartTime());
                        line.put("ended", task.getEndTime());
                        tasks.add(line);
                    });
        }
        return tasks;
    }

    /** The ended processes of the case and of what hangs on it, and those they called that are no case of their own. */
    List<HistoricProcessInstance> instances(CaseKind kind, String number) {
        List<HistoricProcessInstance> found = new ArrayList<>(history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .finished()
                .list());
        if (!kind.below(number).equals(number)) {
            found.addAll(history.createHistoricProcessInstanceQuery()
                    .processInstanceBusinessKeyLike(kind.below(number))
                    .finished()
                    .list());
        }
        for (int i = 0; i < found.size(); i++) {
            history
                    .createHistoricProcessInstanceQuery()
                    .superProcessInstanceId(found.get(i).getId())
                    .finished()
                    .list()
                    .stream()
                    .filter(called -> called.getBusinessKey() == null)
                    .forEach(found::add);
        }
        return found;
    }
}
