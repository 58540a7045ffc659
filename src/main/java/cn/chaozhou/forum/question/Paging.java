package cn.chaozhou.forum.question;

import java.util.List;

/** Which piece of a list is wanted; sizes beyond the cap are cut, so that no request reads everything. */
record Paging(int page, int size) {

    static final int CAP = 100;

    Paging {
        page = Math.max(0, Math.min(page, 1_000_000));
        size = Math.max(1, Math.min(size, CAP));
    }

    int offset() {
        return page * size;
    }

    <T> List<T> of(List<T> all) {
        return all.stream().skip(offset()).limit(size).toList();
    }
}
