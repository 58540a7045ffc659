package cn.chaozhou.forum.paper;

import cn.chaozhou.forum.paper.Paper.Line;
import java.util.List;
import java.util.stream.Stream;

/** A chasing notice with everything a paper can have. */
final class SamplePaper {

    static final String ISSUER = "潮州“队长有话说”活动办公室";

    private SamplePaper() {}

    static Paper notice() {
        return withBody(List.of(
                Line.text("你单位主办的“450亩土地缺水”（编号WT-2026-0012，督办〔2026〕12号），已于2026年9月18日交办。"),
                Line.heading("一、办理要求"),
                Line.item("（一）抓紧办理。", "请立即办理并报送进展。")));
    }

    static Paper withBody(List<Line> body) {
        return new Paper(
                Paper.Type.OFFICIAL,
                ISSUER,
                "催办〔2026〕5号",
                "关于“450亩土地缺水”的催办通知书",
                "市水务局：",
                body,
                ISSUER,
                "2026年11月26日",
                "现办理期限为2026年11月30日18:00，已延期1次。",
                "抄送：市水务局负责人。");
    }

    /** So many full lines of 28 characters. */
    static Paper ofFullLines(int lines) {
        return withBody(
                Stream.generate(() -> Line.text("水".repeat(28))).limit(lines).toList());
    }
}
