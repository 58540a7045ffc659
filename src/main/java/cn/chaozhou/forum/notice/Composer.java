package cn.chaozhou.forum.notice;

import cn.chaozhou.forum.notice.Messages.Part;
import cn.chaozhou.forum.wording.Masks;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Makes what a receiver reads of notices, masked as a whole before it leaves. */
@Component
class Composer {

    private final Clock clock;

    Composer(Clock clock) {
        this.clock = clock;
    }

    /**
     * One notice as it is, or several as a digest.
     *
     * @param texts every {@link Wording}
     * @param receiver what the receiver is called
     * @param links where a notice is followed up
     */
    Letter letter(Map<Wording, String> texts, String receiver, List<Part> parts, Function<Part, String> links) {
        if (parts.size() == 1) {
            Map<Placeholder, String> values = values(1, receiver, parts.get(0), links);
            return letter(texts.get(Wording.SINGLE_SUBJECT), texts.get(Wording.SINGLE_BODY), values);
        }
        String list = IntStream.rangeClosed(1, parts.size())
                .mapToObj(number -> Wording.fill(
                        texts.get(Wording.DIGEST_LINE), values(number, receiver, parts.get(number - 1), links)))
                .collect(Collectors.joining("\n"));
        return letter(
                texts.get(Wording.DIGEST_SUBJECT),
                texts.get(Wording.DIGEST_BODY),
                Map.of(
                        Placeholder.RECEIVER,
                        receiver,
                        Placeholder.DAY,
                        today(),
                        Placeholder.COUNT,
                        String.valueOf(parts.size()),
                        Placeholder.LIST,
                        list));
    }

    private static Letter letter(String subject, String body, Map<Placeholder, String> values) {
        // A subject is one line, whatever is in what it is filled with.
        String line = Wording.fill(subject, values).replaceAll("[\\s\\p{Cntrl}]+", " ");
        return new Letter(Masks.text(line), Masks.text(Wording.fill(body, values)));
    }

    private Map<Placeholder, String> values(int number, String receiver, Part part, Function<Part, String> links) {
        return Map.of(
                Placeholder.NUMBER, String.valueOf(number),
                Placeholder.RECEIVER, receiver,
                Placeholder.CASE, part.caseKey(),
                Placeholder.TIME, moment(part.at()),
                Placeholder.TEXT, part.text(),
                Placeholder.LINK, links.apply(part));
    }

    private String moment(OffsetDateTime at) {
        return DateTimeFormatter.ofPattern(Texts.of("notice.moment")).format(at.atZoneSameInstant(clock.getZone()));
    }

    private String today() {
        return Texts.day(clock.instant().atZone(clock.getZone()).toLocalDate());
    }
}
