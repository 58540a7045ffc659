package cn.chaozhou.forum.demo;

import cn.chaozhou.forum.calendar.WorkingCalendar;
import cn.chaozhou.forum.organisation.Organisation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What happened before the newcomer came: the article's first session, played by its people through the engine. The
 * screenplay is demo/story.yaml; its days are working days before and after today, so that the demo is under way
 * whenever it is first started.
 */
@Component
@Profile("demo")
class DemoStory {

    private final DemoClock demoClock;
    private final Cast cast;
    private final WorkingCalendar calendar;
    private final Organisation organisation;
    private final HistoryService history;
    private final Clock clock;

    DemoStory(
            DemoClock demoClock,
            Cast cast,
            WorkingCalendar calendar,
            Organisation organisation,
            HistoryService history,
            Clock clock) {
        this.demoClock = demoClock;
        this.cast = cast;
        this.calendar = calendar;
        this.organisation = organisation;
        this.history = history;
        this.clock = clock;
    }

    /** Whether an earlier start began to tell it. */
    boolean begun() {
        return history.createHistoricProcessInstanceQuery().count() > 0;
    }

    /** Plays every scene at its own time, with the timers that come due in between, and ends at the present. */
    void tell() {
        Instant present = clock.instant();
        LocalDate today = calendar.dayOf(present);
        for (Map<String, Object> scene : scenes()) {
            Instant at = day(today, (Integer) scene.get("day"))
                    .atTime(LocalTime.parse((String) scene.get("at")))
                    .atZone(calendar.zone())
                    .toInstant();
            if (at.isAfter(present)) {
                continue;
            }
            demoClock.moveTo(at);
            try {
                play(scene, today);
            } catch (RuntimeException e) {
                throw new IllegalStateException("demo story, scene " + scene + ": " + e.getMessage(), e);
            }
        }
        demoClock.moveTo(present);
    }

    @SuppressWarnings("unchecked") // the screenplay is our own file; a wrong shape fails the first start and its test
    private void play(Map<String, Object> scene, LocalDate today) {
        String who = (String) scene.get("who");
        Map<String, Object> form = Variables.createVariables();
        ((Map<String, Object>) scene.getOrDefault("form", Map.of()))
                .forEach((field, value) -> form.put(field, filledIn(value, today)));
        if (scene.containsKey("start")) {
            cast.start(who, (String) scene.get("start"), form);
        } else {
            Map<String, Object> where = (Map<String, Object>) scene.getOrDefault("where", Map.of());
            String caseKey = scene.containsKey("case") ? (String) filledIn(scene.get("case"), today) : null;
            cast.submit(who, new Cast.Scene((String) scene.get("step"), caseKey, where), form);
        }
    }

    /** Puts dates and numbers of this year into the texts of a form: @day(-3), @year, @teams. */
    private Object filledIn(Object value, LocalDate today) {
        if (value instanceof List<?> list) {
            return list.stream().map(v -> filledIn(v, today)).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> filled = Variables.createVariables();
            map.forEach((k, v) -> filled.put((String) k, filledIn(v, today)));
            return filled;
        }
        if (value instanceof String text) {
            if (text.equals("@teams")) {
                return organisation.teams().stream()
                        .map(Organisation.Team::code)
                        .toList();
            }
            if (text.startsWith("@day(")) {
                return day(today, Integer.parseInt(text.substring(5, text.length() - 1)))
                        .toString();
            }
            return text.replace("@year", String.valueOf(today.getYear()));
        }
        return value;
    }

    private LocalDate day(LocalDate today, int workingDays) {
        return calendar.plusWorkingDays(today, workingDays);
    }

    private static List<Map<String, Object>> scenes() {
        try (InputStream screenplay = new ClassPathResource("demo/story.yaml").getInputStream()) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(screenplay);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
