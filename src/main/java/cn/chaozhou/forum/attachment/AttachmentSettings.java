package cn.chaozhou.forum.attachment;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an office takes as files.
 *
 * @param largest one file at most
 * @param most files of a case, the removed ones not counted
 * @param kinds which of the kinds we can check are taken at all
 * @param unpacked how large an Office file or the packed objects of a PDF may become when they are unpacked
 * @param pixels most points of a picture, width by height: whoever looks at it needs four bytes for each
 */
@ConfigurationProperties("forum.attachments")
record AttachmentSettings(
        @DefaultValue("20MB") DataSize largest,
        @DefaultValue("30") int most,
        @DefaultValue({"jpg", "png", "webp", "pdf", "docx", "xlsx", "pptx", "txt"}) List<FileKind> kinds,
        @DefaultValue("200MB") DataSize unpacked,
        @DefaultValue("100000000") long pixels) {}
