package cn.chaozhou.forum;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A filled-in highlight form, for every test that needs a highlight to go on with. */
public final class SampleHighlight {

    private SampleHighlight() {}

    /** 大埕镇's well, with one piece of evidence of that date. */
    public static Map<String, Object> form(String evidenceDate) {
        Map<String, Object> form = new HashMap<>();
        form.put("willSubmit", "submit");
        form.put("title", "为民找水打井");
        form.put("threeForces", List.of("unit", "town"));
        form.put("threeTasks", List.of("industry"));
        form.put("summary", "发挥省地质局专业优势，为久旱缺水的450亩土地找水打井。");
        form.put("figureName", "可灌溉面积（亩）");
        form.put("figureBefore", 0);
        form.put("figureAfter", 450);
        form.put("funding", 100);
        form.put("evidence", List.of(evidence(evidenceDate)));
        form.put("industry", "water");
        form.put("market", "none");
        form.put("scale", "villages");
        form.put("resources", "派出单位的水文地质队伍");
        form.put("cost", 100);
        form.put("preconditions", "地下水可采");
        return form;
    }

    public static Map<String, Object> evidence(String date) {
        return Map.of("date", date, "kind", "photo", "description", "第一口井出水", "keptAt", "镇水利站");
    }

    /** Plays a highlight of a team to its acceptance; returns its number. */
    public static String accepted(ProcessRun run, String session, String team) {
        String instance = run.start(
                "highlightSubmission",
                Map.of("sessionNumber", session, "theme", "产业", "meetingDate", "2026-09-18", "team", team));
        run.submitBy("captain." + team, instance, "userTask_draftHighlight", form("2026-08-20"));
        run.submit(instance, "userTask_confirmFacts", Map.of("factsDecision", "confirm"));
        run.submit(instance, "userTask_acceptHighlight", Map.of("acceptance", "accept"));
        return run.businessKey(instance);
    }
}
