package cn.chaozhou.forum.demo;

import cn.chaozhou.forum.calendar.WorkingCalendar;
import cn.chaozhou.forum.experience.ExperienceLibrary;
import cn.chaozhou.forum.organisation.Organisation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.HistoryService;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    /** @teams, @day(-30), @highlight(dacheng), @experience(dacheng), @question(水井). */
    private static final Pattern TOKEN = Pattern.compile("@(\\w+)(?:\\(([^)]*)\\))?");

    private final DemoClock demoClock;
    private final Cast cast;
    private final WorkingCalendar calendar;
    private final Organisation organisation;
    private final ExperienceLibrary library;
    private final HistoryService history;
    private final JdbcClient db;
    private final Clock clock;

    DemoStory(
            DemoClock demoClock,
            Cast cast,
            WorkingCalendar calendar,
            Organisation organisation,
            ExperienceLibrary library,
            HistoryService history,
            JdbcClient db,
            Clock clock) {
        this.demoClock = demoClock;
        this.cast = cast;
        this.calendar = calendar;
        this.organisation = organisation;
        this.library = library;
        this.history = history;
        this.db = db;
        this.clock = clock;
    }

    /** Whether an earlier start began to tell it. */
    boolean begun() {
        return history.createHistoricProcessInstanceQuery().count() > 0;
    }

    /** Plays every scene at its own time, with the timers that come due in between, and ends at the present. */
    void tell() {
        Instant present = nextWorkingMoment(clock.instant());
        LocalDate today = calendar.dayOf(present);
        for (Map<String, Object> scene : inOrderOfTime(scenes(), today)) {
            Instant at = timeOf(scene, today);
            if (at.isAfter(present)) {
                break;
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

    /** Somebody who starts the demo at night finds the next morning: half of the limits would be over otherwise. */
    private Instant nextWorkingMoment(Instant now) {
        return calendar.plusBusinessTime(now, Duration.ofMinutes(1));
    }

    private List<Map<String, Object>> inOrderOfTime(List<Map<String, Object>> scenes, LocalDate today) {
        return scenes.stream()
                .sorted(Comparator.comparing(scene -> timeOf(scene, today)))
                .toList();
    }

    private Instant timeOf(Map<String, Object> scene, LocalDate today) {
        return day(today, (Integer) scene.get("day"))
                .atTime(LocalTime.parse((String) scene.get("at")))
                .atZone(calendar.zone())
                .toInstant();
    }

    @SuppressWarnings("unchecked") // the screenplay is our own file; a wrong shape fails the first start and its test
    private void play(Map<String, Object> scene, LocalDate today) {
        String who = (String) scene.get("who");
        Map<String, Object> form = (Map<String, Object>) filledIn(scene.getOrDefault("form", Map.of()), today);
        if (scene.containsKey("start")) {
            cast.start(who, (String) scene.get("start"), form);
            return;
        }
        cast.submit(
                who,
                new Cast.Scene(
                        (String) scene.get("step"),
                        (String) scene.get("about"),
                        Boolean.TRUE.equals(scene.get("each")),
                        (List<String>) scene.getOrDefault("keep", List.of())),
                form);
    }

    /** Puts days, teams and numbers of cases into the values of a form, see the head of the screenplay. */
    private Object filledIn(Object value, LocalDate today) {
        if (value instanceof List<?> list) {
            return list.stream().map(v -> filledIn(v, today)).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> filled = new LinkedHashMap<>();
            map.forEach((k, v) -> filled.put((String) k, filledIn(v, today)));
            return filled;
        }
        Matcher token = TOKEN.matcher(String.valueOf(value));
        if (!token.matches()) {
            return value;
        }
        String of = token.group(2);
        return switch (token.group(1)) {
            case "teams" -> organisation.teams().stream()
                    .map(Organisation.Team::code)
                    .toList();
            case "day" -> day(today, Integer.parseInt(of)).toString();
            case "highlight" -> highlight(of);
            case "experience" -> library.entriesOf(List.of(highlight(of)))
                    .get(0)
                    .number();
            case "question" -> question(of);
            default -> throw new IllegalArgumentException("unknown token " + value);
        };
    }

    /** Number of the first highlight of a team. */
    private String highlight(String team) {
        return db.sql("select min(number) from highlight where team = ?")
                .param(team)
                .query(String.class)
                .single();
    }

    private String question(String piece) {
        return db.sql("select number from question where text like ?")
                .param("%" + piece + "%")
                .query(String.class)
                .single();
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
