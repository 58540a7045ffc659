package cn.chaozhou.forum.experience;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the library with its lineage: its editions, who borrowed it, and what came of that.
 *
 * @param number for example {@code JY-2026-0005}
 * @param source the team it comes from
 */
public record EntryFacts(
        String number, String highlight, String source, List<Edition> editions, List<Borrowed> borrowings) {

    /** What was published, newest edition first. */
    public record Edition(
            int edition,
            String title,
            String summary,
            String change,
            String conditions,
            String verification,
            OffsetDateTime publishedAt) {}

    /**
     * @param status in Chinese: 申请中, 已登记, 不借鉴, 已反馈
     * @param effect good, some or none, once reported
     */
    public record Borrowed(
            String number,
            String team,
            String adaptation,
            String status,
            @Nullable String effect,
            @Nullable String outcome) {}

    /** Title of the newest edition. */
    public String title() {
        return editions.get(0).title();
    }
}
