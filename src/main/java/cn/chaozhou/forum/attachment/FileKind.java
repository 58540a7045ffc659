package cn.chaozhou.forum.attachment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;

/** A kind of file that we can check by its content. Its media type is ours, never what a sender says. */
enum FileKind {
    JPG("image/jpeg", Preview.PICTURE, "jpg", "jpeg"),
    PNG("image/png", Preview.PICTURE, "png"),
    WEBP("image/webp", Preview.PICTURE, "webp"),
    PDF("application/pdf", Preview.PDF, "pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Preview.NONE, "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Preview.NONE, "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", Preview.NONE, "pptx"),
    TXT("text/plain", Preview.NONE, "txt");

    /** How a browser may show it in place. */
    enum Preview {
        PICTURE,
        PDF,
        NONE
    }

    private final MediaType mediaType;
    private final Preview preview;
    private final List<String> endings;

    FileKind(String mediaType, Preview preview, String... endings) {
        this.mediaType = MediaType.parseMediaType(mediaType);
        this.preview = preview;
        this.endings = List.of(endings);
    }

    MediaType mediaType() {
        return mediaType;
    }

    Preview preview() {
        return preview;
    }

    /** Endings of names, without the dot. */
    List<String> endings() {
        return endings;
    }

    static Optional<FileKind> ofEnding(String ending) {
        return Arrays.stream(values())
                .filter(kind -> kind.endings.contains(ending))
                .findFirst();
    }

    static FileKind ofMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(kind -> kind.mediaType.toString().equals(mediaType))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no kind of file is " + mediaType));
    }
}
