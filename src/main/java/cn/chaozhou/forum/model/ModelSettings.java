package cn.chaozhou.forum.model;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Caps of a published model.
 *
 * @param maxFile largest file
 * @param maxFiles most files in one deployment
 * @param maxDepth how deep elements or components may be nested
 * @param maxElements most elements of a file
 * @param maxInstances most instances of one multi-instance activity
 * @param newKeys whether processes and tables under keys the product doesn't know may be published; an office that
 *     only edits says no, because a mistyped key makes a second process beside the one that runs, which nobody has
 *     the right to start
 * @param secondPerson whether what one person hands in is published only when another one releases it
 */
@ConfigurationProperties("forum.models")
record ModelSettings(
        @DefaultValue("1MB") DataSize maxFile,
        @DefaultValue("200") int maxFiles,
        @DefaultValue("64") int maxDepth,
        @DefaultValue("20000") int maxElements,
        @DefaultValue("500") int maxInstances,
        @DefaultValue("true") boolean newKeys,
        @DefaultValue("true") boolean secondPerson) {}
