package cn.chaozhou.forum.board;

import cn.chaozhou.forum.board.Board.Event;
import cn.chaozhou.forum.board.Board.Page;
import cn.chaozhou.forum.board.Board.Row;
import cn.chaozhou.forum.board.BoardDesk.Wanted;
import cn.chaozhou.forum.casefile.Paging;
import cn.chaozhou.forum.engine.RoleRefused;
import cn.chaozhou.forum.role.Readers;
import cn.chaozhou.forum.wording.Texts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For leaders, supervisors and managers. */
@RestController
@RequestMapping("/api/board")
@Tag(name = "督办看板", description = "市分管领导、督办员、管理人员可看；兼任县区岗位的管理人员只看本县区")
class BoardApi {

    private final BoardDesk desk;
    private final Readers readers;

    BoardApi(BoardDesk desk, Readers readers) {
        this.desk = desk;
        this.readers = readers;
    }

    @GetMapping
    @Operation(summary = "此刻的看板", description = "在办问题的红黄绿灯、超期和临期、升级阶梯、近期催办延期、本期与上期")
    Board board() {
        return desk.board(scope());
    }

    @GetMapping("/issues")
    @Operation(summary = "看板上一个数字背后的在办问题")
    Page<Row> issues(
            Wanted wanted, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return desk.list(scope(), wanted, new Paging(page, size));
    }

    @GetMapping("/movements/{kind}")
    @Operation(summary = "近期催办、延期、复核、办结的清单")
    Page<Event> movements(
            @PathVariable MovementKind kind,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        return desk.events(scope(), kind, new Paging(page, size));
    }

    private Scope scope() {
        return Scope.of(readers.current()).orElseThrow(() -> new RoleRefused(Texts.of("board.refused")));
    }
}
