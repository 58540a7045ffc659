package cn.chaozhou.forum.audit;

import cn.chaozhou.forum.wording.Masks;
import cn.chaozhou.forum.wording.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The audit as a file that a spreadsheet opens; with a byte order mark, or it would not take it for UTF-8. */
@Component
class AuditSheet {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

    private final ZoneId zone;

    AuditSheet(@Value("${forum.calendar.zone}") ZoneId zone) {
        this.zone = zone;
    }

    void write(Writer writer, Consumer<Consumer<AuditEntry>> entries) throws IOException {
        writer.write(BYTE_ORDER_MARK);
        CSVPrinter csv = new CSVPrinter(writer, CSVFormat.EXCEL);
        csv.printRecord((Object[]) Texts.of("audit.export.columns").split(","));
        entries.accept(entry -> {
            try {
                csv.printRecord(
                        entry.seq(),
                        entry.at().atZoneSameInstant(zone).format(MOMENT),
                        text(entry.actor()),
                        text(entry.onBehalf()),
                        text(entry.action()),
                        text(entry.subject()),
                        text(entry.detail()),
                        Texts.of("audit.result." + entry.result()),
                        Texts.name("audit.address.", entry.address()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        csv.flush();
    }

    /** Older lines may hold numbers of persons. A spreadsheet would take text that begins like this for a formula. */
    private static @Nullable String text(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return value;
        }
        return ("=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" : "") + Masks.text(value);
    }
}
