package cn.chaozhou.forum.highlight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What others may know of a highlight.
 *
 * @param number for example {@code 2026-03/L-07}
 * @param teamTitle for example 大埕镇工作队
 * @param status in Chinese: 填报中, 待受理, 已受理, 不受理, 未提交
 * @param verification in Chinese: 待核实, 已核实, 未核实
 * @param change the figures before and after, and the funding, in one sentence
 * @param conditions the conditions card (因地制宜卡) in one sentence
 * @param evidence one line a piece, the date first
 * @param agendaOrder place on the agenda from 1, or null where it was not chosen
 */
public record HighlightFacts(
        String number,
        String sessionNumber,
        String team,
        String teamTitle,
        String status,
        String verification,
        @Nullable String title,
        @Nullable String summary,
        String change,
        @Nullable String industry,
        @Nullable String market,
        @Nullable String scale,
        String conditions,
        List<String> evidence,
        @Nullable Integer agendaOrder) {}
