package cn.chaozhou.forum.limits;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Caps of a request. An honest client stays far below each; what lies above costs more than it tells.
 *
 * @param body largest body of a data door
 * @param login largest body of a web form: user and password
 * @param upload largest body that brings files: a deployment, an attachment
 * @param uploads most uploads at once, each of which is held in memory
 * @param readers most bodies on their way at once; below Tomcat's threads, so that slow senders leave some to the others
 * @param streams most of them that go to a {@link StreamedDoor}, which may take long
 * @param patience how long a body may take, besides the time that its bytes take at the slowest speed
 * @param slowest slowest honest speed, in bytes a second
 * @param depth how deep JSON may be nested
 * @param entries most keys and list items of one JSON body
 * @param text longest text in JSON; the form gate has its own, shorter one for each field
 * @param list longest list in a request to the engine, such as the ids of a query
 * @param rows most rows of one page of the engine's lists, and the page of who doesn't ask for one
 * @param sortings most sort keys of a query
 * @param branches most OR branches of a query
 * @param pattern longest search pattern
 * @param wildcards most {@code %} of a search pattern: the database compares in a time of the text's length to this power
 */
@ConfigurationProperties("forum.limits")
record Limits(
        @DefaultValue("1MB") DataSize body,
        @DefaultValue("16KB") DataSize login,
        @DefaultValue("5MB") DataSize upload,
        @DefaultValue("8") int uploads,
        @DefaultValue("150") int readers,
        @DefaultValue("40") int streams,
        @DefaultValue("10s") Duration patience,
        @DefaultValue("8KB") DataSize slowest,
        @DefaultValue("32") int depth,
        @DefaultValue("20000") int entries,
        @DefaultValue("300000") int text,
        @DefaultValue("500") int list,
        @DefaultValue("2000") int rows,
        @DefaultValue("5") int sortings,
        @DefaultValue("10") int branches,
        @DefaultValue("200") int pattern,
        @DefaultValue("2") int wildcards) {}
