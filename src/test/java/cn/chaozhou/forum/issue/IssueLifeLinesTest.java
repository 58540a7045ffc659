package cn.chaozhou.forum.issue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.ForumTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whole lives of issues against the clock, holidays included; what is expected was worked out by hand. */
@ForumTest
class IssueLifeLinesTest {

    @Autowired
    IssueRun issue;

    @Autowired
    IssueTime time;

    @AfterEach
    void resetClock() {
        issue.run.resetClock();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lives")
    void aLifeGoesAsTheRulesSay(String title, List<String> lines) {
        LifeLine life = new LifeLine(issue, time);
        for (String line : lines) {
            life.play(line);
        }
        assertThat(life.stepsTaken()).as("chases and steps of the ladder").isEqualTo(life.stepsExpected());
    }

    @Test
    void thereAreManyLives() throws IOException {
        assertThat(lives()).hasSizeGreaterThanOrEqualTo(40);
    }

    static List<Arguments> lives() throws IOException {
        List<Arguments> lives = new ArrayList<>();
        List<String> lines = List.of();
        for (String line : file().split("\n")) {
            if (line.startsWith("== ")) {
                lines = new ArrayList<>();
                lives.add(Arguments.of(line.substring(3), lines));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                lines.add(line);
            }
        }
        return lives;
    }

    private static String file() throws IOException {
        try (InputStream file = IssueLifeLinesTest.class.getResourceAsStream("/issue/life-lines.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
