package cn.chaozhou.forum.experience;

import cn.chaozhou.forum.casefile.Paging;
import cn.chaozhou.forum.casefile.SearchWords;
import cn.chaozhou.forum.engine.Unmasked;
import cn.chaozhou.forum.role.Readers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The library of experience with its lineage. */
@RestController
@RequestMapping("/api/experiences")
@Tag(name = "经验", description = "经验库与借鉴")
class ExperienceApi {

    private final ExperienceLibrary library;
    private final Readers readers;

    ExperienceApi(ExperienceLibrary library, Readers readers) {
        this.library = library;
        this.readers = readers;
    }

    @GetMapping
    @Operation(summary = "经验库：各条经验的版本、借鉴去向和成效", description = "words 为编号、工作队或词语，以空格分开；分页，最新的在前")
    List<EntryFacts> entries(
            @RequestParam(required = false) @Nullable String words,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        return library.find(SearchWords.of(words), readers.current(), new Paging(page, size));
    }

    @Unmasked
    @GetMapping("/{number}")
    @Operation(summary = "一条经验", description = "number 如 JY-2026-0001")
    EntryFacts entry(@PathVariable String number) {
        return library.entryFor(number, readers.current()).orElseThrow();
    }
}
